import {element} from '../delays/elements.js';
import {mayDesign, read} from './interface.js';
import {log} from './log.js';
import {begun} from './migrations.js';
import {proposals} from './proposals.js';
import {section} from './sections.js';
import {models} from './versions.js';
import {language, say} from './words.js';

export const draw = async node => {
  document.title = say('title');
  // Whoever comes by an address is told once, and not by every part of the page.
  if (!(await mayDesign().catch(() => true))) {
    node.append(
      element('div', {class: 'models', lang: language}, element('h1', {tabindex: -1}, say('title')), element('p', {role: 'status'}, say('notYours')))
    );
    return;
  }
  // One answer for the three parts that it fills, until something has changed.
  let overview;
  const asked = () => (overview ??= read(''));
  const parts = [];
  const refresh = () => {
    overview = undefined;
    parts.forEach(part => part.draw());
  };
  // What was pressed is gone by then: the word that it is done takes the focus.
  const said = element('p', {role: 'status', tabindex: -1, class: 'models-said'});
  const changed = () => {
    said.textContent = say('done');
    refresh();
    said.focus();
  };
  const kind = which => async () => models(say(which === 'tables' ? 'tables' : 'drawings'), (await asked()).models.filter(model => model.kind === which), changed);
  parts.push(
    section(say('proposals'), say('proposalsNote'), async () => proposals(await asked(), changed)),
    section(say('drawings'), say('drawingsNote'), kind('processes')),
    section(say('tables'), say('tablesNote'), kind('tables')),
    section(say('migrations'), say('migrationsNote'), again => begun(refresh, again)),
    section(say('log'), say('logNote'), () => log(changed))
  );
  node.append(
    element(
      'div',
      {class: 'models', lang: language},
      element('header', {}, element('h1', {tabindex: -1}, say('title')), element('p', {}, say('intro'))),
      said,
      parts.map(part => part.node)
    )
  );
};
