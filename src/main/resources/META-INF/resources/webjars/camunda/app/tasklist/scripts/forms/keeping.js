import {language} from '../language.js';
import {formIn} from './instance.js';

// What is written into the form of a task is kept on the server while it is written, so that nothing is lost when the browser closes,
// the session ends or the power goes. What is written into a new case is nobody's yet and is not kept: there leaving asks first.

const WAIT = 1000;
const AGAIN = 15000;
const REFUSED = 5000;

const words = {
  fi: {
    kept: moment => `Luonnos tallessa ${moment}`,
    keeping: 'Tallennetaan luonnosta…',
    away: 'Luonnosta ei saatu talteen. Yritetään uudelleen; älä sulje sivua.',
    signedOut: 'Istuntosi on päättynyt. Vastauksesi ovat tässä:',
    signIn: 'kirjaudu uudelleen toisessa ikkunassa',
    discard: 'Hylkää luonnos',
    sure: 'Hylätäänkö luonnos? Vastauksesi tähän lomakkeeseen poistuvat.',
    leaveKept: 'Lomake on kesken. Luonnos on tallessa, ja se odottaa sinua tässä tehtävässä. Siirrytäänkö pois?',
    leaveLost: 'Lomake on kesken, ja vastaukset katoavat. Siirrytäänkö pois?'
  },
  sv: {
    kept: moment => `Utkastet sparat ${moment}`,
    keeping: 'Utkastet sparas…',
    away: 'Utkastet kunde inte sparas. Nytt försök görs; stäng inte sidan.',
    signedOut: 'Din session har upphört. Dina svar finns kvar här:',
    signIn: 'logga in på nytt i ett annat fönster',
    discard: 'Förkasta utkastet',
    sure: 'Ska utkastet förkastas? Dina svar i det här formuläret tas bort.',
    leaveKept: 'Formuläret är inte färdigt. Utkastet är sparat och väntar på dig i den här uppgiften. Vill du lämna det?',
    leaveLost: 'Formuläret är inte färdigt, och svaren går förlorade. Vill du lämna det?'
  },
  en: {
    kept: moment => `Draft saved ${moment}`,
    keeping: 'Saving the draft…',
    away: 'The draft could not be saved. It is tried again; do not close the page.',
    signedOut: 'Your session has ended. Your answers are still here:',
    signIn: 'sign in again in another window',
    discard: 'Discard the draft',
    sure: 'Discard the draft? Your answers in this form are removed.',
    leaveKept: 'The form is not finished. A draft is saved and waits for you in this task. Leave?',
    leaveLost: 'The form is not finished, and your answers will be lost. Leave?'
  }
};

const say = words[language] ?? words.fi;

/** What is being filled in: behind the window of a new case there may be the form of a task. */
let fillings = [];

const isOpen = filling => !filling.over && filling.container.isConnected;

/** The one in front. */
const front = () => fillings.filter(isOpen).at(-1);

const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const taskOf = () => /[?&]task=([\w-]+)/.exec(location.hash)?.[1];

const moment = () => new Date().toLocaleTimeString(language === 'en' ? 'en-GB' : 'fi-FI', {hour: 'numeric', minute: '2-digit'});

const isTask = container => container.closest('[cam-tasklist-form]') && !container.closest('.modal');

const show = (filling, sentence, ...more) => {
  filling.note.replaceChildren(sentence, ...more.flatMap(part => [' ', part]));
};

const button = (text, press) => {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'btn btn-link draft-discard';
  made.textContent = text;
  made.addEventListener('click', press);
  return made;
};

const signInLink = () => {
  const made = document.createElement('a');
  made.href = location.href;
  made.target = '_blank';
  made.textContent = say.signIn;
  return made;
};

const address = filling => `/api/drafts/${filling.task}`;

const discard = filling => async () => {
  if (confirm(say.sure)) {
    filling.over = true;
    clearTimeout(filling.waiting);
    await fetch(address(filling), {method: 'DELETE'});
    location.reload();
  }
};

const shown = (filling, time) => show(filling, say.kept(time), button(say.discard, discard(filling)));

const written = filling => {
  const {data} = filling.form._getState();
  return Object.fromEntries([...filling.touched].map(key => [key, data[key] ?? null]));
};

const later = (filling, wait) => {
  clearTimeout(filling.waiting);
  filling.waiting = setTimeout(keep, wait, filling);
};

const keep = async filling => {
  if (filling.over || filling.sending) {
    return;
  }
  // What was kept before goes on being kept.
  await filling.known;
  const values = written(filling);
  const body = JSON.stringify({mark: filling.mark, values});
  filling.unkept = true;
  try {
    const answer = await fetch(address(filling), {
      method: 'PUT',
      headers: {'Content-Type': 'application/json'},
      body,
      // A page that goes away lets it come to its end, as long as it is short.
      keepalive: body.length < 60000
    });
    if (answer.ok) {
      filling.unkept = !same(values, written(filling));
      shown(filling, moment());
    } else if (answer.status === 401) {
      show(filling, say.signedOut, signInLink());
      later(filling, AGAIN);
    } else if (answer.status === 404) {
      // The task has ended meanwhile, and Tasklist says so.
      filling.over = true;
    } else {
      show(filling, say.away);
      later(filling, AGAIN);
    }
  } catch {
    show(filling, say.away);
    later(filling, AGAIN);
  }
};

const changed = filling => {
  const {data, initialData} = filling.form._getState();
  Object.keys(data)
    .filter(key => key !== 'servedMark' && !same(data[key], initialData[key]))
    .forEach(key => filling.touched.add(key));
  filling.sending = false;
  filling.left = false;
  if (filling.task && filling.touched.size) {
    filling.unkept = true;
    show(filling, say.keeping);
    later(filling, WAIT);
  }
};

const goOn = async filling => {
  const answer = await fetch(address(filling));
  if (answer.ok) {
    const {savedAt, fields} = await answer.json();
    fields.forEach(key => filling.touched.add(key));
    if (savedAt) {
      const at = new Date(savedAt);
      shown(filling, `${at.getDate()}.${at.getMonth() + 1}. ${at.toLocaleTimeString('fi-FI', {hour: 'numeric', minute: '2-digit'})}`);
    }
  }
};

const begin = container => {
  const form = formIn(container);
  if (!form) {
    return false;
  }
  const {data, properties} = form._getState();
  if (properties.readOnly || properties.disabled) {
    return true;
  }
  const note = document.createElement('p');
  note.className = 'draft-note';
  note.setAttribute('role', 'status');
  const task = isTask(container) && data.servedMark ? taskOf() : undefined;
  const filling = {form, container, note, task, mark: data.servedMark, touched: new Set(), unkept: false};
  fillings.push(filling);
  form.on('changed', () => changed(filling));
  form.on('submit', ({errors}) => {
    if (!Object.keys(errors).length) {
      filling.sending = true;
      clearTimeout(filling.waiting);
      // What the server has refused is still to be kept.
      filling.waiting = setTimeout(() => {
        filling.sending = false;
        if (filling.task && filling.unkept && isOpen(filling)) {
          keep(filling);
        }
      }, REFUSED);
    }
  });
  if (task) {
    container.before(note);
    filling.known = goOn(filling).catch(() => {});
  }
  return true;
};

/** Whether somebody has begun to fill in a form and not sent it. */
const isBegun = filling => {
  if (!filling || filling.sending || filling.left) {
    return false;
  }
  const {data, initialData} = filling.form._getState();
  return Object.keys(data).some(key => !same(data[key], initialData[key]));
};

/** Whether the way on leads past the form: another task, another view, another page, or the window of a new case closed. */
const leads = (filling, target) =>
  filling.container.closest('.modal')
    ? target.matches('.modal') || target.closest('.modal button:not(.btn-primary):not([type=submit])')
    : target.closest('li.task, .task-filter, header a[href]:not([target]), .navbar a[href]:not([target])');

const stay = event => {
  event.preventDefault();
  event.stopImmediatePropagation();
};

const ask = (filling, event) => {
  if (confirm(filling.task ? say.leaveKept : say.leaveLost)) {
    if (filling.unkept && filling.task) {
      keep(filling);
    }
    filling.left = true;
  } else {
    stay(event);
  }
};

const onClick = event => {
  const filling = front();
  if (event.isTrusted && isBegun(filling) && !filling.container.contains(event.target) && leads(filling, event.target)) {
    ask(filling, event);
  }
};

const onKey = event => {
  const filling = front();
  if (event.key === 'Escape' && isBegun(filling) && filling.container.closest('.modal')) {
    ask(filling, event);
  }
};

const onUnload = event => {
  if (fillings.filter(isOpen).some(isBegun)) {
    event.preventDefault();
    event.returnValue = '';
  }
};

const keepNow = filling => {
  if (filling.task && filling.unkept) {
    clearTimeout(filling.waiting);
    keep(filling);
  }
};

// Before the page is gone: hidden comes on a telephone, too, where leaving is never told.
const onHide = () => {
  if (document.visibilityState === 'hidden') {
    fillings.filter(isOpen).forEach(keepNow);
  }
};

/** Keeps what is written into forms from now on. */
export const keepWritten = () => {
  const seen = new WeakSet();
  const look = () => {
    // Gone by a way that nobody could be asked on, such as the browser's own way back.
    const gone = fillings.filter(({container}) => !container.isConnected);
    if (gone.length) {
      fillings = fillings.filter(filling => !gone.includes(filling));
      gone.forEach(keepNow);
    }
    document.querySelectorAll('.fjs-container').forEach(container => {
      if (!seen.has(container) && begin(container)) {
        seen.add(container);
      }
    });
  };
  new MutationObserver(look).observe(document.body, {childList: true, subtree: true});
  document.addEventListener('click', onClick, true);
  document.addEventListener('keydown', onKey, true);
  document.addEventListener('visibilitychange', onHide);
  window.addEventListener('beforeunload', onUnload);
};
