import {element} from './elements.js';
import {read} from './interface.js';
import {name, number, say, time} from './words.js';

// What the nightly check of the data has found, in a sentence.
export const check = async () => {
  const {checkedAt, cases, violations, invariant} = await read('/check');
  if (violations) {
    return element(
      'p',
      {class: 'alert alert-danger', role: 'alert'},
      say('checkBroken', {count: number(violations), rule: name('invariant', invariant), time: checkedAt ? time(checkedAt) : '–'})
    );
  }
  return element('p', {}, checkedAt ? say('checkWhole', {time: time(checkedAt), cases: number(cases)}) : say('checkNever'));
};
