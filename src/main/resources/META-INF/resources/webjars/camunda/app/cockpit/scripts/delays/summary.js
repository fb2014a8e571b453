import {element} from './elements.js';
import {read} from './interface.js';
import {language, number, say} from './words.js';

// On Cockpit's first page, for those who may see the reports; others are told nothing.
export const draw = async node => {
  let open;
  try {
    open = await read('', {from: '2015-01-01', groupBy: 'phase', kind: 'LEGAL'});
  } catch {
    return;
  }
  const late = open.rows.filter(row => !row.others).reduce((all, row) => all + row.lateRunning, 0);
  node.append(
    element(
      'section',
      {lang: language},
      element('h3', {}, say('title')),
      open.label && element('p', {class: 'delays-label'}, open.label),
      element('p', {}, `${say('summary', {late: number(late)})} `, element('a', {href: '#/delays'}, say('toDelays')))
    )
  );
};
