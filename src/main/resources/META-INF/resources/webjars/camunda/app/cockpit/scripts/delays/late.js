import {button, element, table} from './elements.js';
import {read} from './interface.js';
import {failed, status} from './sections.js';
import {day, inDays, name, number, say} from './words.js';

// The list behind a bar: one at a time, in one place, and back to where it was opened from.
export const lateTasks = ({called, task}) => {
  const place = element('div');

  const close = opener => {
    place.replaceChildren();
    opener?.focus();
  };

  const show = async (group, parameters) => {
    const opener = document.activeElement;
    const heading = element('h2', {tabindex: -1}, say('lateTasks', {group}));
    const body = element('div', {}, status(say('loading')));
    place.replaceChildren(element('section', {class: 'delays-section'}, heading, body, button(say('close'), () => close(opener))));
    place.scrollIntoView({block: 'nearest'});
    heading.focus();
    try {
      const {rows, total} = await read('/late', parameters);
      body.replaceChildren(...(rows.length ? [element('p', {}, say('lateShown', {shown: number(rows.length), total: number(total)})), list(rows)] : [status(say('lateNone'))]));
    } catch (failure) {
      body.replaceChildren(failed(failure, () => show(group, parameters)));
    }
  };

  // What has ended has no page in Cockpit.
  const caseLink = row =>
    row.processInstanceId
      ? element('a', {href: `#/process-instance/${row.processInstanceId}`, 'aria-label': say('openCase', {case: row.caseId})}, row.caseId)
      : row.caseId;

  const list = rows =>
    table(
      say('late'),
      [
        {head: say('case'), cell: caseLink},
        {head: say('task'), cell: row => task(row.element)},
        {head: say('kind'), cell: row => name('kindLong', row.kind)},
        {head: say('area'), cell: row => called(row.worklist)},
        {head: say('due'), cell: row => day(row.dueAt)},
        {head: say('daysLate'), cell: row => inDays(row.daysLate), number: true},
        {head: say('party'), cell: row => (row.waitingOn ? name('party', row.waitingOn) : row.processInstanceId ? '–' : say('ended'))},
        {head: say('reason'), cell: row => (row.delayReason ? name('reason', row.delayReason) : '–')}
      ],
      rows
    );

  return {place, show};
};
