import {answers} from './answers.js';
import {breaches} from './breaches.js';
import {check} from './check.js';
import {element} from './elements.js';
import {csv} from './export.js';
import {figures} from './figures.js';
import {filterForm, filters, goOn} from './filters.js';
import {elementNames, read} from './interface.js';
import {kela} from './kela.js';
import {lateTasks} from './late.js';
import {now} from './now.js';
import {failed, section, status} from './sections.js';
import {trend} from './trend.js';
import {waiting} from './waiting.js';
import {day, language, month, name, say} from './words.js';

export const draw = async node => {
  document.title = say('title');
  const root = element('div', {class: 'delays', lang: language}, status(say('loading')));
  node.append(root);
  try {
    const [choices, elements] = await Promise.all([read('/choices'), elementNames()]);
    root.replaceChildren(...content(filters(), choices, elements));
  } catch (failure) {
    const again = () => {
      root.remove();
      draw(node);
    };
    root.replaceChildren(heading(), failed(failure, again));
  }
  goOn(root);
};

const heading = () => element('header', {}, element('h1', {tabindex: -1}, say('title')), element('p', {}, say('intro')));

const content = (given, choices, elements) => {
  const called = id => choices.names[id]?.[language] ?? id;
  const naming = {
    phase: id => name('phase', id),
    task: id => elements.get(id) ?? id,
    organisation: called,
    area: called,
    kelaRole: id => name('kelaRole', id),
    unemployment: id => name('unemployment', id),
    month
  };
  // What is others' comes as sums by kind of organisation, whatever the rest is grouped by.
  const groupName = groupBy => row => (row.others ? say('others', {organisation: called(row.group)}) : naming[groupBy](row.group));

  const {groupBy = 'phase', ...narrowed} = given;
  const [first, last] = [given.from ?? choices.from, given.to ?? choices.to];
  const period = `${day(first)}–${day(last)}`;
  const late = lateTasks({called, task: naming.task});
  const nameOf = groupName(groupBy);
  const breachesNote = say('breachesNote', {period}) + (groupBy === 'area' ? ` ${say('areaNote')}` : '');
  const showLate = row =>
    late.show(`${nameOf(row)}, ${name('kindLong', row.kind).toLowerCase()}`, {...narrowed, groupBy, group: row.group, kind: row.kind});

  return [
    heading(),
    choices.label && element('p', {class: 'delays-label', role: 'note'}, choices.label),
    filterForm(given, choices, called),
    section(say('now'), say('nowNote'), () => now(narrowed, {today: choices.to, first, last}, late.show)),
    section(say('waiting'), say('waitingNote', {period}), () => waiting(narrowed, called)),
    section(say('breaches'), breachesNote, () => breaches(narrowed, groupBy, nameOf, showLate), csv({...narrowed, groupBy})),
    late.place,
    section(say('trend'), say('trendNote'), () => trend(narrowed)),
    section(say('kela'), say('kelaNote'), () => kela(narrowed, groupName('kelaRole'))),
    section(say('figures'), period, () => figures(narrowed)),
    section(say('answers'), say('answersNote'), () => answers(narrowed, called, naming.task)),
    section(say('check'), say('checkNote'), check)
  ].filter(Boolean);
};
