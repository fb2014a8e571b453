import {button, element, table} from '../delays/elements.js';
import {differences} from './differences.js';
import {read, send} from './interface.js';
import {migration} from './migrations.js';
import {act, opened} from './sections.js';
import {number, say, time} from './words.js';

const author = ({author: by, approver}) => (by ? (approver ? say('both', {author: by, approver}) : by) : say('application'));

const running = ({kind, versions}) =>
  kind === 'tables'
    ? say('forAll')
    : versions
        .filter(version => version.running)
        .map(version => say('runningIn', {version: version.version, count: number(version.running)}))
        .join(', ') || say('noneRun');

// Drawings or tables with their newest version; the others are opened below.
export const models = (caption, all, changed) => {
  const place = element('div');
  return [
    table(
      caption,
      [
        {head: say('model'), cell: model => model.name},
        {head: say('version'), cell: ({versions: [newest]}) => number(newest.version), number: true},
        {head: say('at'), cell: ({versions: [newest]}) => time(newest.deployedAt)},
        {head: say('by'), cell: ({versions: [newest]}) => author(newest)},
        {head: say('running'), cell: running},
        {head: say('act'), cell: model => button(say('versions'), () => versions(model, place, changed), {'aria-label': `${say('versions')}: ${model.name}`})}
      ],
      all
    ),
    place
  ];
};

const versions = (model, place, changed) =>
  opened(place, say('versionsOf', {model: model.name}), () => {
    const below = element('div');
    const [newest] = model.versions;
    const compare = (from, to) =>
      opened(below, say('between', {from, to}), async () =>
        differences((await read(`/${model.kind}/${model.key}/differences?from=${from}&to=${to}`)).changes)
      );
    const back = version =>
      opened(below, say('backTo', {version}), async (again, close) => [
        differences((await read(`/${model.kind}/${model.key}/differences?from=${newest.version}&to=${version}`)).changes),
        element('p', {}, say(model.kind === 'tables' ? 'backTable' : 'backProcess')),
        act(say('doBack', {version}), () => send(`/${model.kind}/${model.key}/returns`, {version}), () => {
          close();
          changed();
        })
      ]);
    const actions = version => {
      const before = model.versions.find(other => other.version < version.version);
      return [
        model.kind === 'processes' && element('a', {href: `#/process-definition/${version.definition}/runtime`, 'aria-label': say('drawingOf', version)}, say('drawing')),
        before && button(say('compare', {version: before.version}), () => compare(before.version, version.version)),
        version !== newest && button(say('back'), () => back(version.version), {'aria-label': say('backTo', version)}),
        model.versions.length > 1 && version.running > 0 && button(say('migrate'), () => migration(below, model, version, changed), {'aria-label': `${say('migrate')} (${version.version})`})
      ];
    };
    return [
      table(
        say('versionsOf', {model: model.name}),
        [
          {head: say('version'), cell: ({version}) => number(version), number: true},
          {head: say('at'), cell: ({deployedAt}) => time(deployedAt)},
          {head: say('by'), cell: author},
          ...(model.kind === 'processes' ? [{head: say('running'), cell: ({running: count}) => number(count), number: true}] : []),
          {head: say('act'), cell: actions}
        ],
        model.versions
      ),
      below
    ];
  });
