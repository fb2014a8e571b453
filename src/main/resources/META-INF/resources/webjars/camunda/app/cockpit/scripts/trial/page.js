import {element, table} from '../delays/elements.js';
import {read, send} from '../models/interface.js';
import {day, language, say} from './words.js';

const PAUSE = 1000;
// A balancer may ask a node that does not know the trial.
const MOST_MISSES = 10;
const MOST_OPEN = 3;

export const draw = node => {
  document.title = say('title');
  const files = element('input', {
    type: 'file',
    id: 'trial-files',
    multiple: true,
    accept: '.bpmn,.dmn,.form',
    'aria-describedby': 'trial-files-note'
  });
  const start = element('button', {type: 'submit', class: 'btn btn-primary'}, say('start'));
  const said = element('p', {role: 'status'});
  const outcome = element('div');
  const form = element(
    'form',
    {class: 'trial-section', 'aria-label': say('files'), novalidate: true},
    element('label', {for: 'trial-files'}, say('files')),
    element('p', {class: 'note', id: 'trial-files-note'}, say('filesNote')),
    element('p', {}, files),
    start,
    said
  );
  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (!files.files.length) {
      said.textContent = say('nothing');
      files.focus();
      return;
    }
    start.disabled = true;
    outcome.replaceChildren();
    try {
      said.textContent = say('starting');
      const texts = await Promise.all([...files.files].map(async file => [file.name, await file.text()]));
      await follow(await begin(Object.fromEntries(texts)), said, outcome, () => node.isConnected);
    } catch (failure) {
      said.textContent = '';
      outcome.replaceChildren(failed(failure));
    }
    start.disabled = false;
  });
  node.append(
    element(
      'div',
      {class: 'trial', lang: language},
      element('header', {}, element('h1', {}, say('title')), element('p', {}, say('intro'))),
      form,
      outcome
    )
  );
};

export const begin = files => send(`/trials?lang=${language}`, {files});

// Until it is at its end, or nobody looks any more.
export const follow = async (begun, said, outcome, isWatched) => {
  let trial = begun;
  let misses = 0;
  const bar = element('progress', {max: trial.cases, 'aria-label': say('progress')});
  outcome.replaceChildren(element('div', {class: 'trial-section'}, bar));
  while (trial.state === 'RUNNING' && isWatched()) {
    said.textContent = trial.said;
    bar.value = trial.done;
    await new Promise(goOn => setTimeout(goOn, PAUSE));
    try {
      trial = await read(`/trials/${encodeURIComponent(trial.id)}?lang=${language}`);
      misses = 0;
    } catch (failure) {
      if (failure.status !== 404 || ++misses > MOST_MISSES) {
        throw failure;
      }
    }
  }
  said.textContent = trial.said;
  outcome.replaceChildren();
  if (trial.differences.length || trial.untried.length) {
    outcome.append(result(trial));
    outcome.querySelector('h2').focus();
  }
};

const result = ({differences, untried}) => {
  const groups = alike(differences);
  return element(
    'section',
    {class: 'trial-section', 'aria-label': say('result')},
    element('h2', {tabindex: -1}, say('result')),
    untried.length > 0 && [element('p', {}, say('untried')), element('ul', {}, untried.map(places => element('li', {}, places)))],
    groups.map((cases, n) => element('details', {open: !n || groups.length <= MOST_OPEN}, element('summary', {}, heading(cases)), told(cases)))
  );
};

// Cases in which the same goes otherwise are told once.
const alike = differences => [...Map.groupBy(differences, ({changes}) => JSON.stringify(changes)).values()];

const heading = cases => (cases.length === 1 ? cases[0].title : say('alike', {title: cases[0].title, count: cases.length}));

const told = cases => [
  table(heading(cases), columns, cases[0].changes),
  cases.length > 1 && element('p', {class: 'note'}, say('cases', {titles: cases.map(({title}) => title).join('; ')}))
];

const columns = [
  {head: say('what'), cell: change => change.what},
  {head: say('where'), cell: change => change.where},
  {head: say('before'), cell: change => change.before},
  {head: say('after'), cell: change => change.after},
  {head: say('day'), cell: change => day(change.day)}
];

export const failed = failure => {
  if (failure.status === undefined) {
    console.error(failure);
  }
  const problem = failure.problem ?? {};
  const known = [0, 400, 401, 403, 404, 409, 413].includes(failure.status) ? failure.status : 500;
  return element(
    'div',
    {class: 'alert alert-danger', role: 'alert'},
    element('p', {}, say(`failed${known}`, {number: problem.instance?.replace('urn:uuid:', '') ?? '–'})),
    problem.errors && element('ul', {}, problem.errors.map(({field, message}) => element('li', {}, `${field}: ${message}`)))
  );
};
