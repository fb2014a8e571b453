import {keepDays, readDay} from './days.js';
import {readNumber} from './numbers.js';
import {calendar, say, translated} from './words.js';
import {guardSending, hold, isUnread, mark, release, typed} from './unread.js';

// form-js 1.8.7, which Tasklist bundles, speaks English and guesses: a 31.11. becomes 1.12., 3,5 becomes 35. Here its forms speak the
// reader's language, and what cannot be read is said to be so.

const ATTRIBUTES = ['placeholder', 'aria-label', 'title'];

const isNumber = input => input.matches?.('.fjs-form-field-number input.fjs-input');
const isDay = input => input.matches?.('.fjs-datepicker input');
const isText = input => input.matches?.('.fjs-form-field-textfield input, .fjs-form-field-textarea textarea');
const isField = input => isNumber(input) || isDay(input) || isText(input);

const tell = input => input.dispatchEvent(new Event('input', {bubbles: true}));

const write = (input, text) => {
  release(input);
  input.value = text;
};

const decimals = input => (input.getAttribute('step')?.split('.')[1] ?? '').length;

const markNumber = input => mark(input, decimals(input) ? say('decimal', decimals(input)) : say('whole'));

// Strict where flatpickr guesses. It is asked for what is typed and for its own bounds.
const readTyped = input => text => {
  if (text.trim() === '') {
    return undefined;
  }
  const day = readDay(text);
  if (day) {
    return day;
  }
  // A day picked from the calendar takes its place.
  hold(input, '', picked => write(input, picked));
  mark(input, say('day'));
  return undefined;
};

const teach = input => {
  const calendarOf = input._flatpickr;
  calendarOf.set('locale', calendar);
  calendarOf.config.ariaDateFormat = 'j.n.Y';
  calendarOf.config.parseDate = readTyped(input);
  calendarOf.set('dateFormat', 'j.n.Y');
  input.placeholder = say('dayFormat');
};

const translate = node => {
  if (node.nodeType === Node.TEXT_NODE) {
    const words = translated(node.data);
    if (words !== node.data) {
      node.data = words;
    }
  } else {
    ATTRIBUTES.filter(name => node.hasAttribute?.(name)).forEach(name => {
      const words = translated(node.getAttribute(name));
      if (words !== node.getAttribute(name)) {
        node.setAttribute(name, words);
      }
    });
  }
};

const inForm = node => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest('.fjs-container');

const look = root => {
  if (!inForm(root)) {
    root.querySelectorAll?.('.fjs-container').forEach(look);
    return;
  }
  translate(root);
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    translate(nodes.currentNode);
  }
  const days = root.nodeType === Node.ELEMENT_NODE ? root.closest('.fjs-datepicker') ?? root : root;
  days.querySelectorAll?.('.fjs-datepicker input').forEach(input => {
    if (input._flatpickr && input._flatpickr.config.ariaDateFormat !== 'j.n.Y') {
      teach(input);
    }
  });
};

const watch = () => {
  new MutationObserver(changes =>
    changes.forEach(({type, target, addedNodes}) => {
      if (type === 'childList') {
        addedNodes.forEach(look);
      } else {
        look(target);
      }
    })
  ).observe(document.body, {childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES});
};

// Before form-js hears of it.
const onInput = ({target, isTrusted}) => {
  if (isNumber(target)) {
    const text = typed(target).trim();
    const number = readNumber(text, decimals(target)) ?? '';
    release(target);
    if (number !== text) {
      // form-js may remember an earlier key: it is told again.
      hold(target, number, () => setTimeout(tell, 0, target));
      if (number === '' && document.activeElement !== target) {
        markNumber(target);
      }
    }
  } else if (isDay(target) && isTrusted) {
    // flatpickr tells of its own changes in the same way.
    release(target);
  }
};

const onLeave = ({target}) => {
  if (isNumber(target) && isUnread(target)) {
    markNumber(target);
  } else if (isText(target) && target.value !== '' && target.value.trim() === '') {
    write(target, '');
    tell(target);
  }
};

// One more or one less is counted from what form-js has.
const onStep = input => {
  if (isNumber(input) && Object.hasOwn(input, 'value')) {
    write(input, input.value);
  }
};

const onArrow = ({target}) => {
  const arrows = target.closest?.('.fjs-number-arrow-container');
  if (arrows) {
    onStep(arrows.parentElement.querySelector('input'));
  }
};

// form-js swallows the keys that it takes for wrong, and a comma with them.
const onKey = event => {
  if (isNumber(event.target) && event.key !== 'Enter') {
    event.stopImmediatePropagation();
  }
};

// Enter in the only field of a form sends it before form-js has heard of what was typed.
const onDown = event => {
  if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
    onStep(event.target);
  } else if (event.key === 'Enter' && event.target.tagName === 'INPUT' && isField(event.target)) {
    event.preventDefault();
  }
};

/** Begins to stand between what is typed and form-js. */
export const begin = () => {
  keepDays();
  guardSending();
  document.addEventListener('input', onInput, true);
  document.addEventListener('blur', onLeave, true);
  document.addEventListener('keypress', onKey, true);
  document.addEventListener('keydown', onDown, true);
  document.addEventListener('mousedown', onArrow, true);
  watch();
};
