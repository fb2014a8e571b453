import {bars} from './charts.js';
import {button} from './elements.js';
import {read} from './interface.js';
import {KINDS, answer, asTable, clocksTable, inOrder, sum, unique} from './rows.js';
import {status} from './sections.js';
import {name, number, say} from './words.js';

// How many limits of the period were broken; choose is told which row's late tasks are to be listed.
export const breaches = async (filters, groupBy, groupName, choose) => {
  const rows = inOrder(await read('', {...filters, groupBy}));
  if (!rows.length) {
    return status(say('empty'));
  }
  const groups = unique(rows.filter(row => row.late).map(groupName));
  const legal = rows.filter(row => row.kind === 'LEGAL' && row.late);
  const worst = legal.length ? legal.reduce((most, row) => (row.late > most.late ? row : most)) : null;
  const said = worst
    ? say('breachesAnswer', {group: groupName(worst), late: number(worst.late), clocks: number(worst.clocks)})
    : say('breachesNone');
  const open = row => row.late && !row.others;
  return [
    answer(said),
    groups.length > 0 &&
      bars({
        label: said,
        unit: say('late'),
        groups,
        series: KINDS.filter(kind => rows.some(row => row.kind === kind && row.late)).map(kind => ({
          look: kind,
          label: name('kindLong', kind),
          values: groups.map(group => sum(rows.filter(row => row.kind === kind && groupName(row) === group), 'late'))
        })),
        choose: (group, kind) => {
          const row = rows.find(each => groupName(each) === group && each.kind === kind && open(each));
          if (row) {
            choose(row);
          }
        }
      }),
    asTable(
      clocksTable(
        say('breaches'),
        name('groupBy', groupBy),
        row => (open(row) ? button(groupName(row), () => choose(row)) : groupName(row)),
        rows
      )
    )
  ];
};
