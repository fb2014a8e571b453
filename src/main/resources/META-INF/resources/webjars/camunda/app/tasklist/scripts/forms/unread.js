// A field stands on the screen as it was typed, while form-js is told what the text means: nothing, when it cannot be read.
const MARK = 'unread';
const text = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');

/** What stands in a field, whatever form-js is told. */
export const typed = input => text.get.call(input);

/** Whether what stands in a field means nothing. */
export const isUnread = input => Object.hasOwn(input, 'value') && input.value === '';

const field = input => input.closest('.fjs-form-field');

const note = input => document.getElementById(`${input.id}-${MARK}`);

/**
 * Keeps what is typed in a field on the screen, and tells form-js what it means.
 *
 * @param set told what form-js would write instead
 */
export const hold = (input, meaning, set) => {
  Object.defineProperty(input, 'value', {
    configurable: true,
    get: () => meaning,
    set: value => {
      if (String(value) !== meaning) {
        set(value);
      }
    }
  });
};

/** Lets a field stand for itself again. */
export const release = input => {
  delete input.value;
  input.removeAttribute('aria-invalid');
  note(input)?.remove();
  field(input)?.removeAttribute(`data-${MARK}`);
};

/** Says beside a field that is held what it should be like. */
export const mark = (input, sentence) => {
  if (!note(input)) {
    const said = document.createElement('div');
    said.id = `${input.id}-${MARK}`;
    said.className = 'fjs-form-field-error unread-note';
    said.setAttribute('role', 'alert');
    field(input)?.append(said);
    input.setAttribute('aria-describedby', `${input.getAttribute('aria-describedby') ?? ''} ${said.id}`.trim());
  }
  note(input).textContent = sentence;
  input.setAttribute('aria-invalid', 'true');
  field(input)?.setAttribute(`data-${MARK}`, '');
};

/** The first marked field beside a button that sends a form. */
const firstMarked = button => (button.closest('.modal-content, [cam-tasklist-form], .task-details') ?? document).querySelector(`[data-${MARK}] input`);

/** Nothing is sent while a field is marked: what form-js would send of it is nothing. */
export const guardSending = () => {
  document.addEventListener(
    'click',
    event => {
      const button = event.target.closest?.('button[type=submit], button.btn-primary');
      const marked = button && firstMarked(button);
      if (marked) {
        event.preventDefault();
        event.stopImmediatePropagation();
        marked.focus();
        marked.scrollIntoView({block: 'center'});
      }
    },
    true
  );
};
