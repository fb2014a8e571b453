import {button, element} from '../delays/elements.js';
import {say} from './words.js';

export const status = text => element('p', {role: 'status'}, text);

// What went wrong, and what to do now; what the interface says of it is in the reader's language.
export const failed = (failure, again) => {
  if (failure.status === undefined) {
    console.error(failure);
  }
  const {detail, errors, instance} = failure.problem ?? {};
  const told = [400, 403, 404, 409].includes(failure.status);
  return element(
    'div',
    {class: 'alert alert-danger', role: 'alert'},
    told
      ? [element('p', {}, detail), errors && element('ul', {}, errors.map(({message}) => element('li', {}, message)))]
      : element('p', {}, say(failure.status === 401 ? 'failed401' : failure.status === 0 ? 'failed0' : 'failed500', {number: instance?.replace('urn:uuid:', '') ?? '–'})),
    failure.status === 401 ? button(say('signIn'), () => location.reload()) : again && button(say('retry'), again)
  );
};

// A part of the page that is filled when its answer is there, and fails alone.
export const section = (heading, note, fill) => {
  const body = element('div', {'aria-busy': 'true'}, status(say('loading')));
  const draw = async () => {
    try {
      body.replaceChildren(element('div', {}, await fill(draw)));
    } catch (failure) {
      body.replaceChildren(failed(failure, draw));
    }
    body.setAttribute('aria-busy', 'false');
  };
  draw();
  return {node: element('section', {'aria-label': heading}, element('h2', {tabindex: -1}, heading), element('p', {class: 'note'}, note), body), draw};
};

// Something to look at or decide, opened below what it is about; closed, the focus goes back there.
export const opened = (place, heading, fill) => {
  const opener = document.activeElement;
  const title = element('h3', {tabindex: -1}, heading);
  const body = element('div', {}, status(say('loading')));
  const close = () => {
    place.replaceChildren();
    opener?.focus();
  };
  place.replaceChildren(element('div', {class: 'inner'}, title, body, button(say('close'), close)));
  title.focus();
  const draw = async () => {
    try {
      body.replaceChildren(element('div', {}, await fill(draw, close)));
    } catch (failure) {
      body.replaceChildren(failed(failure, draw));
    }
  };
  return draw();
};

// A button that does something once, and says what came of it beside itself.
export const act = (text, doing, done) => {
  const place = element('span');
  const press = async event => {
    const pressed = event.target;
    pressed.disabled = true;
    let answer;
    try {
      answer = await doing();
    } catch (failure) {
      place.replaceChildren(failed(failure));
      pressed.disabled = false;
      pressed.focus();
      return;
    }
    place.replaceChildren();
    pressed.disabled = false;
    // Disabled, it has lost the focus.
    pressed.focus();
    done(answer);
  };
  return [element('button', {type: 'button', class: 'btn btn-default', onclick: press}, text), ' ', place];
};
