import {language} from '../language.js';
import {formIn} from './instance.js';

// What is wrong with a form that was sent is said at its button and beside each field, and the first of them gets the cursor. Tasklist
// itself says in a corner, for some seconds, that something has failed.

const words = {
  fi: {mend: 'Lomaketta ei lähetetty. Korjaa tämä:', mendAll: count => `Lomaketta ei lähetetty. Korjaa nämä ${count} kohtaa:`, failed: 'Lomaketta ei lähetetty.'},
  sv: {mend: 'Formuläret skickades inte. Rätta detta:', mendAll: count => `Formuläret skickades inte. Rätta dessa ${count} punkter:`, failed: 'Formuläret skickades inte.'},
  en: {mend: 'The form was not sent. Mend this:', mendAll: count => `The form was not sent. Mend these ${count} points:`, failed: 'The form was not sent.'}
};

const say = words[language] ?? words.fi;

const NOTE = 'fault-note';
const SUMMARY = 'form-faults';

/** The form that was sent last, and the button that sent it. */
let sent;

const forget = () => {
  document.querySelectorAll(`.${SUMMARY}, .${NOTE}`).forEach(node => node.remove());
  document.body.classList.remove('says-faults');
};

const inputsOf = ({container, form}, component) => {
  const id = `fjs-form-${form._id}-${component.id}`;
  return [...container.querySelectorAll('input, textarea, select')].filter(({id: own}) => own === id || own.startsWith(`${id}-`));
};

const inputOf = (from, component) => component && inputsOf(from, component).find(input => !input.disabled && input.type !== 'hidden');

const fieldOf = input => input.closest('.fjs-form-field-radio, .fjs-form-field-checklist, .fjs-form-field-datetime') ?? input.closest('.fjs-form-field');

const go = input => {
  input.focus({preventScroll: true});
  fieldOf(input).scrollIntoView({block: 'center'});
};

const node = (name, text) => {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
};

const pointTo = ({label, message, input}) => {
  const item = document.createElement('li');
  if (input) {
    const button = node('button', `${label}: ${message}`);
    button.type = 'button';
    button.className = 'btn btn-link';
    button.addEventListener('click', () => go(input));
    item.append(button);
  } else {
    item.textContent = label ? `${label}: ${message}` : message;
  }
  return item;
};

const tell = (faults, whole) => {
  forget();
  const summary = document.createElement('div');
  summary.className = SUMMARY;
  summary.setAttribute('role', 'alert');
  if (faults.length) {
    const list = document.createElement('ul');
    list.append(...faults.map(pointTo));
    summary.append(node('p', faults.length > 1 ? say.mendAll(faults.length) : say.mend), list);
  } else {
    summary.append(node('p', `${say.failed} ${whole}`));
  }
  (sent.button.closest('.modal-footer, .form-actions') ?? sent.button.parentElement).prepend(summary);
  document.body.classList.add('says-faults');
};

const components = form => form.get('formFieldRegistry').getAll();

const labelOf = component => component.label || component.dateLabel || '';

/** What form-js itself does not take: beside the field it has said so already. */
const onRefused = errors => {
  const faults = components(sent.form)
    .filter(({id, key}) => errors[id] || errors[key])
    .map(component => ({
      label: labelOf(component),
      input: inputOf(sent, component),
      component
    }))
    .filter(({input}) => input)
    // As it stands on the screen.
    .sort((one, other) => (one.input.compareDocumentPosition(other.input) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))
    .map(fault => ({...fault, message: fieldOf(fault.input).querySelector('.fjs-form-field-error')?.textContent ?? ''}));
  if (faults.length) {
    tell(faults, '');
    go(faults[0].input);
  }
};

const mark = ({input, message}) => {
  const said = node('div', message);
  said.className = `fjs-form-field-error ${NOTE}`;
  said.id = `${input.id}-${NOTE}`;
  fieldOf(input).append(said);
  input.setAttribute('aria-invalid', 'true');
  input.setAttribute('aria-describedby', `${input.getAttribute('aria-describedby') ?? ''} ${said.id}`.trim());
};

/** What the server does not take. */
const onAnswer = answer => {
  if (!sent?.container.isConnected) {
    return;
  }
  const all = components(sent.form);
  const faults = (answer.fields ?? []).map(fault => ({
    ...fault,
    input: inputOf(sent, all.find(({key}) => key === fault.field))
  }));
  tell(faults, answer.message ?? '');
  faults.filter(({input}) => input).forEach(mark);
  const first = faults.find(({input}) => input);
  if (first) {
    go(first.input);
  } else {
    document.querySelector(`.${SUMMARY}`).scrollIntoView({block: 'nearest'});
  }
};

// What is being mended is wrong no more as far as anybody knows.
const onInput = ({target}) => {
  const note = target.matches?.('.fjs-container input, .fjs-container textarea') && fieldOf(target)?.querySelector(`.${NOTE}`);
  if (note) {
    note.remove();
    target.removeAttribute('aria-invalid');
  }
};

const isSubmit = button => button.matches('.form-actions [type=submit].btn-primary, .modal-footer .btn-primary');

const onClick = ({target}) => {
  const button = target.closest?.('button');
  // Behind the window of a new case the form of a task may stand open.
  const container = button?.closest('.modal-content, [cam-tasklist-form]')?.querySelector('.fjs-container');
  const form = container && formIn(container);
  if (button && form && isSubmit(button)) {
    forget();
    sent = {form, container, button};
    form.on('submit', onSubmit);
  }
};

const onSubmit = ({errors}) => {
  sent.form.off('submit', onSubmit);
  if (Object.keys(errors).length) {
    // form-js draws what it says first.
    setTimeout(onRefused, 50, errors);
  }
};

const listen = () => {
  const {open} = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, url, ...more) {
    if (method === 'POST' && /\/submit-form$/.test(url)) {
      this.addEventListener('loadend', () => {
        if (this.status >= 400) {
          let answer = {};
          try {
            answer = JSON.parse(this.responseText);
          } catch {
            // A proxy's page says nothing to a caseworker.
          }
          onAnswer(answer);
        } else {
          forget();
        }
      });
    }
    return open.call(this, method, url, ...more);
  };
};

/** Says from now on what is wrong with a form where somebody looks. */
export const sayFaults = () => {
  document.addEventListener('click', onClick, true);
  document.addEventListener('input', onInput, true);
  listen();
};
