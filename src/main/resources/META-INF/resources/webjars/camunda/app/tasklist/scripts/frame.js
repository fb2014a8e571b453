import {choose, language, languages} from './language.js';

// The frame around lists and forms in the words of those who work here: Tasklist's own are of engines and processes.
const SERVICE = 'Työkykypolku';

const NAMES = {fi: 'Suomeksi', sv: 'På svenska', en: 'In English'};

const words = {
  fi: {choice: 'Kieli', statement: 'Saavutettavuusseloste', newClient: 'Uusi asiakas'},
  sv: {choice: 'Språk', statement: 'Tillgänglighetsutlåtande', newClient: 'Ny klient'},
  en: {choice: 'Language', statement: 'Accessibility statement', newClient: 'New client'}
}[language];

/** What Tasklist says in English of its engine; fi and sv say it in their own files. */
const ENGLISH = {
  'Start process': 'New client or event',
  'Search by process name.': 'Search by name.',
  'Click on the process to start.': 'Choose what you record.',
  'Process has been started.': 'Recorded.'
};

/** The path begins with a client. */
const PATHS = ['Työkyvyn tuen polku', 'Stigen för stöd för arbetsförmågan', 'Path of work ability support'];

const said = text => {
  const whole = text.trim();
  if (language === 'en' && ENGLISH[whole]) {
    return text.replace(whole, ENGLISH[whole]);
  }
  const path = PATHS.find(name => whole.endsWith(name));
  return path ? text.replace(path, words.newClient) : text;
};

const rename = root => {
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const {data} = nodes.currentNode;
    const now = said(data);
    if (now !== data) {
      nodes.currentNode.data = now;
    }
  }
  root.querySelectorAll?.('input[placeholder]').forEach(input => {
    const now = said(input.placeholder);
    if (now !== input.placeholder) {
      input.placeholder = now;
    }
  });
};

const choice = code => {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'btn btn-link';
  made.lang = code;
  made.textContent = NAMES[code];
  made.setAttribute('aria-pressed', String(code === language));
  made.addEventListener('click', () => choose(code));
  return made;
};

const atSignIn = form => {
  const group = document.createElement('div');
  group.className = 'language-choice';
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', words.choice);
  group.append(...languages.map(choice));
  const statement = document.createElement('a');
  statement.href = `/sign-in/accessibility-${language}.html`;
  statement.textContent = words.statement;
  const foot = document.createElement('p');
  foot.className = 'sign-in-foot';
  foot.append(statement);
  form.prepend(group);
  form.append(foot);
  form.classList.add('own-sign-in');
};

const look = () => {
  document.querySelectorAll('.modal, [cam-widget-header], .notifications').forEach(rename);
  const form = document.querySelector('form[name=signinForm]:not(.own-sign-in)');
  if (form) {
    atSignIn(form);
  }
  document.querySelectorAll('.navbar-brand .brand-name, .login-header .app-name').forEach(name => {
    if (name.textContent !== SERVICE) {
      name.textContent = SERVICE;
    }
  });
  if (document.title !== SERVICE) {
    document.title = SERVICE;
  }
};

/** Puts the service's own words into the frame from now on. */
export const ownWords = () => {
  look();
  new MutationObserver(look).observe(document.documentElement, {childList: true, subtree: true});
};
