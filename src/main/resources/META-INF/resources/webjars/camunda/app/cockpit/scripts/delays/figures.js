import {table} from './elements.js';
import {read} from './interface.js';
import {status} from './sections.js';
import {inDaysShort, name, number, say, share} from './words.js';

// The figures about cases as wholes.
export const figures = async filters => {
  const {rows} = await read('/figures', filters);
  return rows.length
    ? table(
        say('figures'),
        [
          {head: say('figure'), cell: row => name('figure', row.figure)},
          {head: say('group'), cell: row => (row.figure === 'MISROUTED' ? fromTo(row) : ageAndKela(row))},
          {head: say('value'), cell: row => (row.median == null ? counted(row) : measured(row)), number: true},
          {head: say('outOf'), cell: row => (row.median == null && row.figure !== 'MISROUTED' ? say('of', {count: number(row.count), of: number(row.of)}) : number(row.of)), number: true}
        ],
        rows
      )
    : status(say('empty'));
};

// What went astray is all there is of its group: no share says anything.
const counted = row => (row.figure === 'MISROUTED' ? say('times', {count: number(row.count)}) : share(row.count, row.of));

const measured = row => {
  const written = row.unit === 'DAYS' ? inDaysShort : number;
  if (row.mean != null) {
    return say('meanTarget', {mean: written(row.mean), target: written(row.target)});
  }
  return `${written(row.median)} (${say('p90')} ${written(row.p90)})`;
};

// Such as RETURNED/EMPLOYMENT_SERVICES/EMPLOYMENT/WITHOUT_KELA.
const fromTo = row => {
  if (!row.group) {
    return say('otherCases');
  }
  const [kind, from, to, kela] = row.group.split('/').map(part => name('with', part));
  return `${kind}, ${from} → ${to}, ${kela}`;
};

// Such as 30-44/WITH_KELA.
const ageAndKela = row =>
  [row.others ? say('otherCases') : '', ...(row.group ?? '').split('/').map(part => name('with', part).replace('-', '–'))]
    .filter(Boolean)
    .join(', ');
