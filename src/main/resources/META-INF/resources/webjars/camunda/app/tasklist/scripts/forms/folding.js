// The heading of a form tells all that is known; what is not looked for every time is folded away under its own headings. form-js lets
// no element through that folds, so they are made here. What a person has opened stays open while the page does.
const opened = new Set();

const sectionOf = heading => {
  const section = document.createElement('details');
  section.className = 'case-section';
  section.open = opened.has(heading.textContent);
  const summary = document.createElement('summary');
  const {textContent: title} = heading;
  section.addEventListener('toggle', () => (section.open ? opened.add(title) : opened.delete(title)));
  heading.replaceWith(section);
  summary.append(heading);
  section.append(summary);
  return section;
};

const fold = text =>
  text.querySelectorAll(':scope > h3').forEach(heading => {
    const section = sectionOf(heading);
    while (section.nextSibling && section.nextSibling.nodeName !== 'H3') {
      section.append(section.nextSibling);
    }
  });

/** Folds the sections of headings from now on. */
export const foldHeadings = () => {
  const look = () =>
    document.querySelectorAll('.fjs-form-field-text').forEach(text => {
      if (text.querySelector(':scope > h2') && text.querySelector(':scope > h3')) {
        fold(text);
      }
    });
  new MutationObserver(look).observe(document.body, {childList: true, subtree: true});
};
