import {button, element, table} from '../delays/elements.js';
import {begin, failed, follow} from '../trial/page.js';
import {differences} from './differences.js';
import {read, send} from './interface.js';
import {act, opened} from './sections.js';
import {say, time} from './words.js';

const why = proposal => proposal.matters.map(matter => say(`matter.${matter}`)).join(', ');

// What waits for a second person, and what has become of the last ones.
export const proposals = ({user, proposals: all}, changed) => {
  const waiting = all.filter(({status}) => status === 'WAITING');
  const decided = all.filter(({status}) => status !== 'WAITING');
  const place = element('div');
  return [
    waiting.length ? list(waiting, user, place, changed) : element('p', {}, say('noneWait')),
    place,
    decided.length ? element('details', {}, element('summary', {}, say('decided')), ended(decided)) : null
  ];
};

const list = (waiting, user, place, changed) =>
  table(
    say('proposals'),
    [
      {head: say('proposal'), cell: ({id, name}) => `${id}: ${name}`},
      {head: say('author'), cell: ({author}) => author},
      {head: say('at'), cell: ({at}) => time(at)},
      {head: say('why'), cell: why},
      {head: say('act'), cell: proposal => button(say('look'), () => look(proposal, user, place, changed), {'aria-label': `${say('look')}: ${proposal.id}`})}
    ],
    waiting
  );

const look = (proposal, user, place, changed) =>
  opened(place, `${say('proposal')} ${proposal.id}`, async (again, close) => {
    const shown = await read(`/proposals/${proposal.id}`);
    const decide = body => () => send(`/proposals/${proposal.id}/decisions`, body);
    const done = () => {
      close();
      changed();
    };
    const reason = element('input', {class: 'form-control reason', id: 'models-reason', maxlength: 1000});
    return [
      shown.changedSince && element('p', {role: 'note'}, say('changedSince')),
      differences(shown.changes),
      trial(proposal),
      proposal.author === user
        ? [element('p', {}, say('ownProposal')), act(say('withdraw'), decide({choice: 'WITHDRAW'}), done)]
        : [
            element('p', {}, say('secondPerson')),
            act(say('accept'), decide({choice: 'ACCEPT', seen: shown.seen}), done),
            element('div', {class: 'form-group'}, element('label', {for: 'models-reason'}, say('rejectReason')), reason),
            act(say('reject'), () => decide({choice: 'REJECT', reason: reason.value})(), done)
          ]
    ];
  });

// What would go otherwise in the sample cases.
const trial = ({id}) => {
  const said = element('p', {role: 'status'});
  const outcome = element('div');
  const start = async event => {
    const pressed = event.target;
    pressed.disabled = true;
    outcome.replaceChildren();
    try {
      said.textContent = say('loading');
      await follow(await begin(await read(`/proposals/${id}/files`)), said, outcome, () => outcome.isConnected);
    } catch (failure) {
      said.textContent = '';
      outcome.replaceChildren(failed(failure));
    }
    pressed.disabled = false;
    if (document.activeElement === document.body) {
      pressed.focus();
    }
  };
  return [element('button', {type: 'button', class: 'btn btn-default', onclick: start}, say('tryIt')), said, outcome];
};

const ended = decided =>
  table(
    say('decided'),
    [
      {head: say('proposal'), cell: ({id, name}) => `${id}: ${name}`},
      {head: say('author'), cell: ({author}) => author},
      {head: say('why'), cell: why},
      {head: say('outcome'), cell: ({status}) => say(`status.${status}`)},
      {head: say('by'), cell: ({decidedBy}) => decidedBy ?? '–'},
      {head: say('at'), cell: ({decidedAt}) => (decidedAt ? time(decidedAt) : '–')},
      {head: say('reason'), cell: ({reason}) => reason || '–'}
    ],
    decided
  );
