import {button, element} from './elements.js';
import {say} from './words.js';

export const status = text => element('p', {class: 'delays-status', role: 'status'}, text);

// What went wrong, and what to do now.
export const failed = (failure, again) => {
  if (failure.status === undefined) {
    console.error(failure);
  }
  const problem = failure.problem ?? {};
  // Where one may not go, the interface says that there is nothing.
  const status = failure.status === 404 ? 403 : failure.status;
  const known = [0, 400, 401, 403].includes(status) ? status : 500;
  return element(
    'div',
    {class: 'delays-failure alert alert-danger', role: 'alert'},
    element('p', {}, say(`failed${known}`, {number: problem.instance?.replace('urn:uuid:', '') ?? '–'})),
    problem.errors && element('ul', {}, problem.errors.map(({field, message}) => element('li', {}, `${say(field)}: ${message}`))),
    known === 401 ? button(say('signIn'), () => location.reload()) : known === 403 ? null : button(say('retry'), again)
  );
};

// A part of the page that is filled when its figures are there, and fails alone.
export const section = (heading, note, read, ...tools) => {
  const body = element('div', {'aria-busy': 'true'}, status(say('loading')));
  const fill = async () => {
    try {
      const shown = await read();
      body.replaceChildren(element('div', {}, shown));
    } catch (failure) {
      body.replaceChildren(failed(failure, fill));
    }
    body.setAttribute('aria-busy', 'false');
  };
  fill();
  return element('section', {class: 'delays-section', 'aria-label': heading}, element('h2', {}, heading), element('p', {class: 'note'}, note), body, tools);
};
