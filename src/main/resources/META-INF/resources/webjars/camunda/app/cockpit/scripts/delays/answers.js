import {table} from './elements.js';
import {read} from './interface.js';
import {status} from './sections.js';
import {name, number, say} from './words.js';

// What clients and professionals have answered, as sums.
export const answers = async (filters, called, task) => {
  const {rows} = await read('/answers', filters);
  return rows.length
    ? table(
        say('answers'),
        [
          {head: say('statement'), cell: row => name('question', row.question)},
          {head: say('asked'), cell: row => (row.asked === 'survey' ? say('survey', {organisation: called(row.organisation)}) : task(row.asked))},
          {head: say('kelaPart'), cell: row => (row.withKela == null ? '–' : name('with', row.withKela ? 'WITH_KELA' : 'WITHOUT_KELA'))},
          {head: say('mean'), cell: row => number(row.mean), number: true},
          {head: say('answerCount'), cell: row => number(row.answers), number: true}
        ],
        rows
      )
    : status(say('answersNone'));
};
