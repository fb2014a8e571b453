import {button, element, table} from '../delays/elements.js';
import {read, send} from './interface.js';
import {act, opened} from './sections.js';
import {number, say, time} from './words.js';

const places = (caption, rows) =>
  table(
    caption,
    [
      {head: say('element'), cell: row => `${row.name} (${row.element})`},
      {head: say('count'), cell: row => number(row.count), number: true}
    ],
    rows
  );

// Brings running cases over to another version: first as a trial, which says what would happen.
export const migration = (place, model, version, changed) =>
  opened(place, say('migration', {model: model.name, version: version.version}), (again, close) => {
    const to = element('select', {class: 'form-control reason', id: 'models-to'}, model.versions.filter(other => other !== version).map(other => element('option', {value: other.version}, other.version)));
    const map = {};
    const result = element('div');
    const way = () => ({process: model.key, from: version.version, to: Number(to.value), map});
    const begin = plan =>
      act(say('doMigrate', {count: number(plan.running)}), () => send('/migrations', way()), () => {
        close();
        changed();
      });
    const choice = (plan, {element: id, name}) => {
      const field = `models-map-${id}`;
      const choose = element(
        'select',
        {class: 'form-control reason', id: field, onchange: ({target}) => (target.value ? (map[id] = target.value) : delete map[id])},
        element('option', {value: ''}, say('choose')),
        plan.targets.map(target => element('option', {value: target.element}, `${target.name} (${target.element})`))
      );
      return element('div', {class: 'form-group'}, element('label', {for: field}, say('mapTo', {name})), choose);
    };
    const show = plan => {
      const works = plan.running && !plan.unmapped.length && !plan.lost.length && !plan.problems.length;
      result.replaceChildren(
        element('p', {role: 'status', tabindex: -1}, say(works ? 'works' : 'doesNotWork', {count: number(plan.running)})),
        ...[
          plan.clocks.length && [element('h4', {}, say('clocks')), places(say('clocks'), plan.clocks)],
          plan.lost.length && [element('h4', {}, say('lost')), places(say('lost'), plan.lost)],
          plan.unmapped.length && [element('h4', {}, say('unmapped')), places(say('unmapped'), plan.unmapped)],
          [...plan.unmapped, ...plan.lost].map(row => choice(plan, row)),
          plan.problems.length && element('ul', {lang: 'en'}, plan.problems.map(problem => element('li', {}, problem))),
          works ? begin(plan) : null
        ]
          .flat(Infinity)
          .filter(Boolean)
      );
      // It may lie below what is seen.
      result.firstChild.focus();
    };
    return [
      element('p', {}, say('migrationNote')),
      element('div', {class: 'form-group'}, element('label', {for: 'models-to'}, say('toVersion')), to),
      act(say('tryMigration'), () => send('/migrations/plans', way()), show),
      result
    ];
  });

const PAUSE = 2000;

// Migrations that have been begun, and how far they are: asked again as long as one goes on and somebody looks.
export const begun = async (draw, again) => {
  const all = await read('/migrations');
  if (!all.length) {
    return element('p', {}, say('noMigrations'));
  }
  const progress = ({done, total, failed}) => [
    element('progress', {max: total || 1, value: done, 'aria-label': say('progress', {done: number(done), total: number(total)})}),
    ` ${say('progress', {done: number(done), total: number(total)})}`,
    failed ? ` ${say('notDone', {count: number(failed)})}` : null
  ];
  const retry = ({batch, failed, reasons}) =>
    failed ? [element('ul', {lang: 'en'}, reasons.map(reason => element('li', {}, reason))), act(say('retry'), () => send(`/migrations/${batch}/retries`), draw)] : '–';
  const shown = element(
    'div',
    {},
    table(
      say('migrations'),
      [
        {head: say('model'), cell: ({process, from, to}) => say('fromTo', {process, from, to})},
        {head: say('by'), cell: ({author}) => author ?? '–'},
        {head: say('at'), cell: ({at}) => time(at)},
        {head: say('howFar'), cell: progress},
        {head: say('failures'), cell: retry}
      ],
      all
    ),
    button(say('refresh'), draw)
  );
  if (all.some(({done, failed, total}) => done + failed < total)) {
    watch(shown, again);
  }
  return shown;
};

// Whoever has the focus there is not disturbed.
const watch = (shown, again) =>
  setTimeout(() => shown.isConnected && (shown.contains(document.activeElement) ? watch(shown, again) : again()), PAUSE);
