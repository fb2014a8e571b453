import {element} from './elements.js';
import {mayRead, read} from './interface.js';
import {language, number, say} from './words.js';

// On Cockpit's first page, for those who may read the reports; where nothing is told, the style hides Cockpit's frame around it.
export const draw = async node => {
  let open;
  try {
    if (!(await mayRead())) {
      return;
    }
    open = await read('', {from: '2015-01-01', groupBy: 'phase', kind: 'LEGAL'});
  } catch {
    return;
  }
  const late = open.rows.filter(row => !row.others).reduce((all, row) => all + row.lateRunning, 0);
  node.append(
    element(
      'section',
      {class: 'delays-summary', lang: language},
      element('h3', {}, say('title')),
      open.label && element('p', {class: 'delays-label'}, open.label),
      element('p', {}, `${say('summary', {late: number(late)})} `, element('a', {href: '#/delays'}, say('toDelays')))
    )
  );
};
