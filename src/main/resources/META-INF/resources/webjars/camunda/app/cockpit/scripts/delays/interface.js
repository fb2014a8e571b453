// The reports of src/docs/measures.md, asked for with the session of the web application.
export class Failure extends Error {
  constructor(status, problem) {
    super(`The delays could not be read: ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

const query = parameters =>
  new URLSearchParams(Object.entries(parameters).filter(([, value]) => value != null && value !== '')).toString();

const ask = async (address, accept) => {
  let answer;
  try {
    answer = await fetch(address, {headers: {Accept: accept}});
  } catch {
    throw new Failure(0, {});
  }
  if (!answer.ok) {
    throw new Failure(answer.status, await answer.json().catch(() => ({})));
  }
  return answer;
};

// What Cockpit hands to a plugin names no engine on the pages of models, so it is read where Cockpit reads it.
const base = document.querySelector('base');
const engine = new URL(base.href).pathname.split('/').at(-2);
const delays = (path, parameters) => `${base.getAttribute('cockpit-api')}plugin/delays/${engine}${path}?${query(parameters)}`;

export const read = async (path, parameters = {}) => (await ask(delays(path, parameters), 'application/json')).json();

export const readTable = async (path, parameters = {}) => (await ask(delays(path, parameters), 'text/csv')).blob();

// Whether the reports are for whoever is signed in: nobody is offered what would be refused.
export const mayRead = async () => (await read('/access')).allowed;

// The names of the models' elements, in the words of those who drew them.
let named;

export const elementNames = () => {
  named ??= readNames().catch(failure => {
    named = undefined;
    throw failure;
  });
  return named;
};

const readNames = async () => {
  const model = async path => (await ask(`${base.getAttribute('engine-api')}engine/${engine}/process-definition${path}`, 'application/json')).json();
  const names = new Map();
  const models = await model('?latestVersion=true');
  await Promise.all(
    models.map(async ({id}) => {
      const drawing = new DOMParser().parseFromString((await model(`/${id}/xml`)).bpmn20Xml, 'text/xml');
      drawing.querySelectorAll('[id][name]').forEach(drawn => names.set(drawn.id, drawn.getAttribute('name')));
    })
  );
  return names;
};
