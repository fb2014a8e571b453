import {button, element} from './elements.js';
import {read} from './interface.js';
import {EVER, KINDS, PARTIES, sum} from './rows.js';
import {inDaysShort, name, number, say} from './words.js';

// What is open now, whenever it started, and how the period's plans compare with those before.
export const now = async (filters, {today, first, last}, showLate) => {
  const {from, to, kind, ...where} = filters;
  const [open, waits, plans, plansBefore] = await Promise.all([
    read('', {...where, from: EVER, groupBy: 'phase'}),
    read('/waits', {...where, from: today, to: today}),
    read('', {...filters, kind: 'LEGAL', groupBy: 'phase'}),
    read('', {...filters, ...periodBefore(first, last), kind: 'LEGAL', groupBy: 'phase'})
  ]);
  return tiles(open.rows, waits.rows.filter(row => !row.others), plans.rows, plansBefore.rows, of => showLate(name('kindLong', of), {...where, from: EVER, kind: of, running: true}));
};

const tiles = (open, waits, plans, plansBefore, showLate) => {
  const of = kind => open.filter(row => row.kind === kind && !row.others);
  const tile = (look, label, figure, ...notes) =>
    element('div', {class: `delays-tile ${look}`}, element('h3', {}, label), figure && element('p', {class: 'figure'}, figure), notes);
  const note = text => element('p', {class: 'note'}, text);
  const shown = element(
    'div',
    {class: 'delays-tiles'},
    KINDS.map(kind => {
      const broken = sum(of(kind), 'lateRunning');
      return tile(
        kind.toLowerCase(),
        say('broken', {kind: name('kindLong', kind)}),
        number(broken),
        note(say('running', {running: number(sum(of(kind), 'running')), nearing: number(sum(of(kind), 'nearing'))})),
        broken ? button(say('lookAtLate'), () => showLate(kind)) : null
      );
    }),
    tile(
      '',
      say('turn'),
      null,
      element(
        'ul',
        {},
        PARTIES.map(party => [party, sum(waits.filter(row => row.waitingOn === party), 'clocks')])
          .filter(([, clocks]) => clocks)
          .map(([party, clocks]) => element('li', {}, `${name('party', party)}: `, element('strong', {}, number(clocks))))
      )
    ),
    planTile(tile, note, median(plans), median(plansBefore))
  );
  return [open.some(row => row.others) && note(say('ownOnly')), shown];
};

const median = rows => rows.find(row => row.group === 'PLAN' && !row.others)?.medianDays ?? null;

const planTile = (tile, note, now, before) => {
  const change = now == null || before == null ? null : now < before ? 'faster' : now > before ? 'slower' : 'same';
  const arrow = {faster: '↓ ', slower: '↑ ', same: '→ '}[change];
  return tile(
    '',
    say('planDays'),
    inDaysShort(now),
    note(before == null ? say('noneBefore') : say('before', {days: inDaysShort(before)})),
    change && note(arrow + say(change))
  );
};

const DAY = 24 * 60 * 60 * 1000;

// As long, and right before it; what is no period the interface refuses itself.
const periodBefore = (from, to) => {
  const iso = time => new Date(time).toISOString().slice(0, 10);
  const first = Date.parse(from);
  if (Number.isNaN(first + Date.parse(to))) {
    return {};
  }
  return {from: iso(first - (Date.parse(to) - first) - DAY), to: iso(first - DAY)};
};
