import {element, table} from '../delays/elements.js';
import {say, called} from './words.js';

const detail = ({what, before, after}) =>
  element(
    'li',
    {},
    `${called(what)}: `,
    before != null && element('del', {class: 'before'}, before),
    before != null && after != null && ' → ',
    after != null && element('ins', {class: 'after'}, after)
  );

// Changes as a table; the details of what is new or gone are folded.
export const differences = changes => {
  if (!changes.length) {
    return element('p', {}, say('same'));
  }
  const details = change => {
    const list = element('ul', {}, change.details.map(detail));
    return change.act === 'CHANGED' || !change.details.length ? list : element('details', {}, element('summary', {}, say('details')), list);
  };
  return table(
    say('changes'),
    [
      {head: say('file'), cell: change => change.file},
      {head: say('element'), cell: change => (change.name === change.element || !change.element ? change.name : `${change.name} (${change.element})`)},
      {head: say('change'), cell: change => say(`act.${change.act}`)},
      {head: say('what'), cell: details}
    ],
    changes
  );
};
