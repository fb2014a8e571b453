import {bars} from './charts.js';
import {element, table} from './elements.js';
import {read} from './interface.js';
import {PARTIES, answer, asTable, sum, unique} from './rows.js';
import {status} from './sections.js';
import {inDays, name, number, say} from './words.js';

// Where people waited in the period, and whose turn it was.
export const waiting = async (filters, called) => {
  const {rows} = await read('/waits', filters);
  if (!rows.length) {
    return status(say('empty'));
  }
  const who = row => (row.others ? say('others', {organisation: called(row.organisation)}) : called(row.organisation));
  const waited = group => sum(rows.filter(row => who(row) === group), 'days');
  const groups = unique(rows.map(who)).sort((one, other) => waited(other) - waited(one));
  const longest = rows.reduce((most, row) => (row.days > most.days ? row : most));
  const said = say('waitingAnswer', {organisation: who(longest), party: name('party', longest.waitingOn), days: inDays(Math.round(longest.days))});
  return [
    answer(said),
    bars({
      label: said,
      unit: say('days'),
      stacked: true,
      groups,
      series: PARTIES.filter(party => rows.some(row => row.waitingOn === party)).map(party => ({
        look: party,
        label: name('party', party),
        values: groups.map(group => sum(rows.filter(row => row.waitingOn === party && who(row) === group), 'days'))
      }))
    }),
    asTable(
      table(
        say('waiting'),
        [
          {head: say('organisation'), cell: who},
          {head: say('party'), cell: row => name('party', row.waitingOn)},
          {head: say('days'), cell: row => number(Math.round(row.days)), number: true},
          {head: say('clocks'), cell: row => number(row.clocks), number: true}
        ],
        rows
      )
    )
  ];
};
