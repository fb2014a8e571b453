import {courses} from './charts.js';
import {read} from './interface.js';
import {KINDS, answer, asTable, clocksTable, unique} from './rows.js';
import {status} from './sections.js';
import {month, name, number, say, share} from './words.js';

// Whether it gets better from month to month.
export const trend = async filters => {
  const rows = (await read('', {...filters, groupBy: 'month'})).rows.filter(row => !row.others);
  if (!rows.length) {
    return status(say('empty'));
  }
  const groups = unique(rows.map(row => row.group)).sort();
  const legal = rows.filter(row => row.kind === 'LEGAL').sort((one, other) => one.group.localeCompare(other.group));
  const last = legal[legal.length - 1];
  const said = last
    ? say('trendAnswer', {month: month(last.group), share: share(last.late, last.clocks), late: number(last.late), clocks: number(last.clocks)})
    : say('breachesNone');
  return [
    answer(said),
    courses({
      label: said,
      unit: say('lateShare'),
      groups: groups.map(month),
      series: KINDS.filter(kind => rows.some(row => row.kind === kind)).map(kind => ({
        look: kind,
        label: name('kindLong', kind),
        values: groups.map(group => {
          const row = rows.find(each => each.kind === kind && each.group === group);
          return row ? Math.round((100 * row.late) / row.clocks) : null;
        })
      }))
    }),
    asTable(clocksTable(say('trend'), name('groupBy', 'month'), row => month(row.group), rows))
  ];
};
