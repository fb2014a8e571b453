import {bars} from './charts.js';
import {read} from './interface.js';
import {KINDS, answer, asTable, clocksTable, inOrder, unique} from './rows.js';
import {status} from './sections.js';
import {inDaysShort, name, say} from './words.js';

// How long it took by Kela's part in the case.
export const kela = async (filters, groupName) => {
  const rows = inOrder(await read('', {...filters, groupBy: 'kelaRole'}));
  if (!rows.length) {
    return status(say('empty'));
  }
  const groups = unique(rows.map(groupName));
  const legal = rows.filter(row => row.kind === 'LEGAL' && row.medianDays != null && !row.others);
  const without = legal.find(row => row.group === 'NONE');
  const most = legal.filter(row => row !== without).sort((one, other) => other.clocks - one.clocks)[0];
  const said =
    without && most
      ? say('kelaAnswer', {
          without: groupName(without),
          days: inDaysShort(without.medianDays),
          with: groupName(most),
          daysWith: inDaysShort(most.medianDays)
        })
      : null;
  return [
    said && answer(said),
    bars({
      label: said ?? say('kela'),
      unit: `${say('median')}, ${say('days').toLowerCase()}`,
      groups,
      series: KINDS.filter(kind => rows.some(row => row.kind === kind && row.medianDays != null)).map(kind => ({
        look: kind,
        label: name('kindLong', kind),
        values: groups.map(group => rows.find(row => row.kind === kind && groupName(row) === group)?.medianDays ?? null)
      }))
    }),
    asTable(clocksTable(say('kela'), name('groupBy', 'kelaRole'), groupName, rows))
  ];
};
