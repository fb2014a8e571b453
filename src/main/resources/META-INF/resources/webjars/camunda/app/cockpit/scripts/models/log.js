import {element, table} from '../delays/elements.js';
import {differences} from './differences.js';
import {read, send} from './interface.js';
import {act} from './sections.js';
import {say, time} from './words.js';

// Who has done what to the models.
export const log = async changed => {
  const about = ({event, difference}) => {
    const changes = Array.isArray(difference) ? difference : difference?.changes;
    if (changes?.length) {
      return element('details', {}, element('summary', {}, say('changesN', {n: changes.length})), differences(changes));
    }
    if (event === 'TAKEN_BACK') {
      return `${difference.failed} → ${difference.answered}: ${difference.why}`;
    }
    if (event === 'MIGRATED') {
      return say('fromTo', difference);
    }
    return typeof difference === 'string' && difference ? difference : '–';
  };
  return table(
    say('log'),
    [
      {head: say('at'), cell: ({at}) => time(at)},
      {head: say('event'), cell: ({event, proposal}) => say(`event.${event}`) + (proposal ? ` (${say('proposal').toLowerCase()} ${proposal})` : '')},
      {head: say('deployment'), cell: ({name}) => name ?? '–'},
      {head: say('author'), cell: ({author}) => author ?? say('application')},
      {head: say('approver'), cell: ({approver}) => approver ?? '–'},
      {head: say('what'), cell: about},
      {
        head: say('act'),
        cell: ({event, author, deployment}) =>
          author && deployment && ['DEPLOYED', 'ACCEPTED'].includes(event) ? act(say('undo'), () => send(`/deployments/${deployment}/undo`), changed) : '–'
      }
    ],
    await read('/log')
  );
};
