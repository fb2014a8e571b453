import {element} from '../delays/elements.js';
import {mayDesign, read} from './interface.js';
import {language, number, say} from './words.js';

// What is different from the version before, marked on Cockpit's own drawing, and how many cases run by it: Cockpit itself tells whoever may
// not open a case that there is none.
export const marks = async (viewer, {processDefinitionId}) => {
  if (!(await mayDesign().catch(() => false))) {
    return;
  }
  const [key, version] = [processDefinitionId.split(':')[0], Number(processDefinitionId.split(':')[1])];
  const {models} = await read('').catch(() => ({models: []}));
  const versions = models.find(model => model.key === key && model.kind === 'processes')?.versions ?? [];
  const before = versions.find(other => other.version < version)?.version;
  const {changes} = before ? await read(`/processes/${key}/differences?from=${before}&to=${version}`).catch(() => ({changes: []})) : {changes: []};
  const running = versions.find(other => other.version === version)?.running;
  viewer.get('canvas').getContainer().append(legend(mark(viewer, changes), before, running));
};

// Marks what there is, and returns the names of what there was.
const mark = (viewer, changes) => {
  const drawn = viewer.get('elementRegistry');
  const canvas = viewer.get('canvas');
  const ofDrawing = changes.filter(change => change.file.endsWith('.bpmn') && change.act !== 'MOVED');
  // A field is seen on the task whose form it is in.
  const tasks = new Set(changes.filter(change => change.file.endsWith('.form')).map(change => change.file.replace('.form', '')));
  ofDrawing.filter(change => drawn.get(change.element)).forEach(change => canvas.addMarker(change.element, change.act === 'ADDED' ? 'models-added' : 'models-changed'));
  const added = new Set(ofDrawing.filter(change => change.act === 'ADDED').map(change => change.element));
  tasks.forEach(task => drawn.get(task) && !added.has(task) && canvas.addMarker(task, 'models-changed'));
  return {any: changes.length > 0, removed: ofDrawing.filter(change => change.act === 'REMOVED').map(change => change.name)};
};

const legend = ({any, removed}, before, running) =>
  element(
    // It lies over the drawing, and folds.
    'details',
    {class: 'models-legend', lang: language, open: true},
    element('summary', {}, say('title')),
    running != null && element('p', {}, say('runningHere', {count: number(running)})),
    before && element('strong', {}, say(any ? 'marks' : 'noMarks', {before})),
    any &&
      element(
        'ul',
        {},
        element('li', {}, element('span', {class: 'added'}, say('act.ADDED'))),
        element('li', {}, element('span', {class: 'changed'}, say('act.CHANGED'))),
        removed.length ? element('li', {}, `${say('act.REMOVED')}: ${removed.join(', ')}`) : null
      )
  );
