import {element, table} from './elements.js';
import {inDaysShort, name, number, say, share} from './words.js';

export const KINDS = ['LEGAL', 'TARGET', 'INTERNAL'];
export const PARTIES = ['WORKLIST', 'PERSON', 'CLIENT', 'STATEMENT', 'AUTHORITY', 'KELA_DECISION'];

// No report reaches further back, so that everything still open is in it.
export const EVER = '2015-01-01';

// As the path goes, and as Kela's part grows; what is not named comes last.
const ORDER = {
  phase: ['REFERRAL', 'CONSENT', 'ASSESSMENT', 'PLAN', 'FOLLOW_UP', 'END', 'KELAQUESTION', 'KELAAPPLICATION'],
  kelaRole: [
    'NONE',
    'GENERAL_ADVICE_ONLY',
    'CONSULTED',
    'CONSULTED_ONCE',
    'CO_ASSESSOR',
    'PLAN_PARTY',
    'REVIEW_PARTY',
    'CASE_LEAD',
    'CO_DECIDES_END'
  ]
};

export const inOrder = ({groupBy, rows}) => {
  const order = ORDER[groupBy] ?? [];
  const place = row => (row.others || !order.includes(row.group) ? order.length : order.indexOf(row.group));
  return [...rows].sort((one, other) => place(one) - place(other));
};

export const sum = (rows, figure) => rows.reduce((all, row) => all + row[figure], 0);

export const unique = values => [...new Set(values)];

// What a chart says, in a sentence.
export const answer = text => element('p', {class: 'delays-answer'}, text);

// The same as the chart, for whoever does not see it or wants to go on by keyboard.
export const asTable = (...shown) => element('details', {}, element('summary', {}, say('asTable')), shown);

export const clocksTable = (caption, head, group, rows) =>
  table(
    caption,
    [
      {head, cell: group},
      {head: say('kind'), cell: row => name('kindLong', row.kind)},
      ...['clocks', 'open', 'late', 'lateOpen'].map((column, n) => ({
        head: say(column),
        cell: row => number(row[['clocks', 'running', 'late', 'lateRunning'][n]]),
        number: true
      })),
      {head: say('lateShare'), cell: row => share(row.late, row.clocks), number: true},
      ...['median', 'p90', 'longest'].map((column, n) => ({
        head: say(column),
        cell: row => inDaysShort(row[['medianDays', 'p90Days', 'longestDays'][n]]),
        number: true
      }))
    ],
    rows
  );
