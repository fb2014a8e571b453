import {button, element, table} from './elements.js';
import {elementNames, read, readTable} from './interface.js';
import {failed, section, status} from './sections.js';
import {lateTasks} from './late.js';
import {bars, courses} from './charts.js';
import {day, inDays, inDaysShort, language, month, name, number, say, share} from './words.js';

const KINDS = ['LEGAL', 'TARGET', 'INTERNAL'];
const PARTIES = ['WORKLIST', 'PERSON', 'CLIENT', 'STATEMENT', 'AUTHORITY', 'KELA_DECISION'];
const GROUPINGS = ['phase', 'task', 'organisation', 'area'];

// No report reaches further back, so that everything still open is in it.
const EVER = '2015-01-01';

// As the path goes, and as Kela's part grows; what is not named comes last.
const ORDER = {
  phase: ['REFERRAL', 'CONSENT', 'ASSESSMENT', 'PLAN', 'FOLLOWUP', 'END', 'KELAQUESTION', 'KELAAPPLICATION'],
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

const inOrder = ({groupBy, rows}) => {
  const order = ORDER[groupBy] ?? [];
  const place = row => (row.others || !order.includes(row.group) ? order.length : order.indexOf(row.group));
  return [...rows].sort((one, other) => place(one) - place(other));
};

const FILTERS = ['from', 'to', 'kind', 'organisation', 'area', 'groupBy'];

// The filters stand in the address, so that a view can be kept and sent; nothing of a client is among them.
const filters = () => {
  const given = new URLSearchParams(location.hash.split('?')[1]);
  return Object.fromEntries(FILTERS.filter(filter => given.get(filter)).map(filter => [filter, given.get(filter)]));
};

// Cockpit draws the page anew when its address changes; whoever pressed a button goes on from there.
let pressed = false;

const show = chosen => {
  const next = `#/delays?${new URLSearchParams(chosen)}`;
  pressed = location.hash !== next;
  location.hash = next;
};

export const draw = async node => {
  document.title = say('title');
  const root = element('div', {class: 'delays', lang: language}, status(say('loading')));
  node.append(root);
  const given = filters();
  try {
    const [choices, elements] = await Promise.all([read('/choices'), elementNames()]);
    root.replaceChildren(...content(given, choices, elements));
  } catch (failure) {
    root.replaceChildren(heading(), failed(failure, () => draw(node).then(() => root.remove())));
  }
  if (pressed) {
    pressed = false;
    root.querySelector('h1').focus();
  }
};

const heading = () => element('header', {}, element('h1', {tabindex: -1}, say('title')), element('p', {}, say('intro')));

const content = (given, choices, elements) => {
  const called = id => choices.names[id]?.[language] ?? id;
  const naming = {
    phase: id => name('phase', id),
    task: id => elements.get(id) ?? id,
    organisation: called,
    area: called,
    kelaRole: id => name('kelaRole', id),
    month
  };
  // What is others' comes as sums by kind of organisation, whatever the rest is grouped by.
  const groupName = groupBy => row => (row.others ? say('others', {organisation: called(row.group)}) : naming[groupBy](row.group));

  const groupBy = given.groupBy ?? 'phase';
  const {groupBy: grouping, ...narrowed} = given;
  const {from, to, kind, ...place} = narrowed;
  const late = lateTasks({called, task: naming.task});
  const [first, last] = [from ?? choices.from, to ?? choices.to];
  const period = `${day(first)}–${day(last)}`;

  return [
    heading(),
    choices.label && element('p', {class: 'delays-label', role: 'note'}, choices.label),
    filterForm(given, choices, called),
    section(say('now'), say('nowNote'), async () => {
      const [open, waits, plans, plansBefore] = await Promise.all([
        read('', {...place, from: EVER, groupBy: 'phase'}),
        read('/waits', {...place, from: choices.to, to: choices.to}),
        read('', {...narrowed, kind: 'LEGAL', groupBy: 'phase'}),
        read('', {...narrowed, ...periodBefore(first, last), kind: 'LEGAL', groupBy: 'phase'})
      ]);
      return tiles(open.rows, waits.rows, plans.rows, plansBefore.rows, of =>
        late.show(name('kindLong', of), {...place, from: EVER, kind: of, running: true})
      );
    }),
    section(say('waiting'), say('waitingNote', {period}), async () => waiting((await read('/waits', narrowed)).rows, called)),
    section(
      say('breaches'),
      say('breachesNote', {period}),
      async () =>
        breaches(inOrder(await read('', {...narrowed, groupBy})), groupBy, groupName(groupBy), row =>
          late.show(groupName(groupBy)(row), {...narrowed, groupBy, group: row.group})
        ),
      csv({...narrowed, groupBy})
    ),
    late.place,
    section(say('trend'), say('trendNote'), async () => trend((await read('', {...narrowed, groupBy: 'month'})).rows)),
    section(say('kela'), say('kelaNote'), async () => kela(inOrder(await read('', {...narrowed, groupBy: 'kelaRole'})), groupName('kelaRole'))),
    section(say('figures'), period, async () => figures((await read('/figures', narrowed)).rows))
  ].filter(Boolean);
};

const filterForm = (given, choices, called) => {
  const select = (filter, label, options, all) =>
    field(
      filter,
      label,
      element(
        'select',
        {id: `delays-${filter}`, name: filter, class: 'form-control'},
        all && element('option', {value: ''}, say('all')),
        options.map(([value, text]) => element('option', {value, selected: value === given[filter]}, text))
      )
    );
  const date = (filter, label) =>
    field(
      filter,
      label,
      element('input', {id: `delays-${filter}`, name: filter, type: 'date', class: 'form-control', value: given[filter] ?? choices[filter]})
    );
  return element(
    'form',
    {
      class: 'delays-filters',
      'aria-label': say('filters'),
      onsubmit: event => {
        event.preventDefault();
        show([...new FormData(event.target)].filter(([, value]) => value));
      }
    },
    date('from', say('from')),
    date('to', say('to')),
    select('kind', say('kind'), KINDS.map(kind => [kind, name('kindLong', kind)]), true),
    select('organisation', say('organisation'), choices.organisations.map(id => [id, called(id)]), true),
    select('area', say('area'), choices.areas.map(id => [id, called(id)]), true),
    select('groupBy', say('groupBy'), GROUPINGS.map(id => [id, name('groupBy', id)])),
    element('button', {type: 'submit', class: 'btn btn-primary'}, say('show')),
    button(say('reset'), () => show([]))
  );
};

const field = (filter, label, input) => element('div', {class: 'form-group'}, element('label', {for: `delays-${filter}`}, label), input);

const csv = parameters => {
  const place = element('div');
  const load = async () => {
    try {
      const address = URL.createObjectURL(await readTable('', parameters));
      element('a', {href: address, download: 'viiveet.csv'}).click();
      URL.revokeObjectURL(address);
      place.replaceChildren();
    } catch (failure) {
      place.replaceChildren(failed(failure, load));
    }
  };
  return [button(say('csv'), load), place];
};

const sum = (rows, figure) => rows.reduce((all, row) => all + row[figure], 0);

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

const answer = text => element('p', {class: 'delays-answer'}, text);

const asTable = (...shown) => element('details', {}, element('summary', {}, say('asTable')), shown);

const unique = values => [...new Set(values)];

const waiting = (rows, called) => {
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

const breaches = (rows, groupBy, groupName, choose) => {
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
    groups.length > 0 && bars({
      label: said,
      unit: say('late'),
      groups,
      series: KINDS.filter(kind => rows.some(row => row.kind === kind && row.late)).map(kind => ({
        look: kind,
        label: name('kindLong', kind),
        values: groups.map(group => sum(rows.filter(row => row.kind === kind && groupName(row) === group), 'late'))
      })),
      choose: n => {
        const row = rows.find(each => groupName(each) === groups[n] && open(each));
        if (row) {
          choose(row);
        }
      }
    }),
    asTable(
      clocksTable(say('breaches'), name('groupBy', groupBy), row =>
        open(row) ? button(groupName(row), () => choose(row)) : groupName(row)
      )(rows)
    )
  ];
};

const clocksTable = (caption, head, group) => rows =>
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

const trend = all => {
  const rows = all.filter(row => !row.others);
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
    asTable(clocksTable(say('trend'), name('groupBy', 'month'), row => month(row.group))(rows))
  ];
};

const kela = (rows, groupName) => {
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
          without: groupName(without).toLowerCase(),
          days: inDaysShort(without.medianDays),
          with: groupName(most).toLowerCase(),
          daysWith: inDaysShort(most.medianDays)
        })
      : null;
  return [
    said && answer(said),
    bars({
      label: said ?? say('kela'),
      unit: `${say('median')}, ${say('days').toLowerCase()}`,
      groups,
      series: KINDS.filter(kind => rows.some(row => row.kind === kind)).map(kind => ({
        look: kind,
        label: name('kindLong', kind),
        values: groups.map(group => rows.find(row => row.kind === kind && groupName(row) === group)?.medianDays ?? null)
      }))
    }),
    asTable(clocksTable(say('kela'), name('groupBy', 'kelaRole'), groupName)(rows))
  ];
};

const figures = rows =>
  rows.length
    ? table(
        say('figures'),
        [
          {head: say('figure'), cell: row => name('figure', row.figure)},
          {head: say('group'), cell: row => ageAndKela(row)},
          {head: say('value'), cell: row => (row.median == null ? share(row.count, row.of) : measured(row)), number: true},
          {head: say('outOf'), cell: row => (row.median == null ? say('of', {count: number(row.count), of: number(row.of)}) : number(row.of)), number: true}
        ],
        rows
      )
    : status(say('empty'));

const measured = row => {
  const written = row.unit === 'DAYS' ? inDaysShort : number;
  return `${written(row.median)} (${say('p90')} ${written(row.p90)})`;
};

// Such as 30-44/WITH_KELA.
const ageAndKela = row =>
  [row.others ? say('otherCases') : null, ...(row.group ?? '').split('/').map((part, n) => (n ? name('with', part) : part.replace('-', '–')))]
    .filter(Boolean)
    .join(', ');
