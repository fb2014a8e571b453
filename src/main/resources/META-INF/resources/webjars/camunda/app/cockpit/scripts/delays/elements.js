// Elements of the page without a framework. Text is always text, never markup.
export const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([key, value]) => {
    if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else if (value === true) {
      made.setAttribute(key, '');
    } else if (value !== false && value != null) {
      made.setAttribute(key, value);
    }
  });
  made.append(...children.flat(Infinity).filter(child => child != null && child !== false));
  return made;
};

// columns: {head, cell(row), number}
export const table = (caption, columns, rows) =>
  element(
    'table',
    {class: 'table'},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, columns.map(column => element('th', {scope: 'col', class: column.number && 'number'}, column.head)))),
    element(
      'tbody',
      {},
      rows.map(row =>
        element('tr', {}, columns.map((column, n) =>
          element(n ? 'td' : 'th', {scope: n ? null : 'row', class: column.number && 'number'}, column.cell(row))
        ))
      )
    )
  );

export const button = (text, act, attributes = {}) => element('button', {type: 'button', class: 'btn btn-link', onclick: act, ...attributes}, text);
