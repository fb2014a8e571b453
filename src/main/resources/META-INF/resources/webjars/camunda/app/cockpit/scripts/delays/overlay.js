import {button, element} from './elements.js';
import {mayRead, read} from './interface.js';
import {failed} from './sections.js';
import {inDaysShort, language, number, say} from './words.js';

// Switched off, it stays off for the next diagram.
let hidden = false;

// How each element of a process does against its limit, drawn on the diagram.
export const overlay = async (viewer, {processDefinitionId}) => {
  const page = viewer.get('canvas').getContainer();
  let figures;
  try {
    if (!(await mayRead())) {
      return;
    }
    figures = await read('/diagram', {process: processDefinitionId.split(':')[0]});
  } catch (failure) {
    // A process without any limit goes without.
    if (failure.status !== 400) {
      page.append(element('aside', {class: 'delays-legend', lang: language}, failed(failure, event => {
        event.target.closest('.delays-legend').remove();
        overlay(viewer, {processDefinitionId});
      })));
    }
    return;
  }
  const overlays = viewer.get('overlays');
  const drawn = viewer.get('elementRegistry');
  const rows = figures.rows.filter(row => drawn.get(row.element));
  rows.forEach(row =>
    overlays.add(row.element, 'delays', {
      position: {top: -18, left: 0},
      show: {minZoom: -Infinity},
      scale: {min: 0.8},
      html: badge(row, drawn.get(row.element).businessObject.name)
    })
  );
  page.append(legend(figures.label, rows.length));
  page.classList.toggle('delays-hidden', hidden);
};

const badge = (row, called) => {
  const said = say('element', {
    element: called,
    running: number(row.running),
    late: number(row.late),
    median: inDaysShort(row.medianDays),
    target: inDaysShort(row.targetDays)
  });
  return element(
    'div',
    {class: 'delays-badge', lang: language, role: 'img', 'aria-label': said, title: said},
    element('span', {class: 'running'}, number(row.running)),
    row.late ? element('span', {class: 'late'}, `! ${number(row.late)}`) : null,
    row.medianDays == null ? null : element('span', {class: within(row) ? 'within' : 'over'}, `${within(row) ? '✓' : '▲'} ${number(row.medianDays)} / ${number(row.targetDays)}`)
  );
};

const within = row => row.medianDays <= row.targetDays;

const legend = (label, any) => {
  const key = (sample, sign, text) => element('li', {}, element('span', {class: sample}, sign), ` ${text}`);
  const toggle = button(say(hidden ? 'reveal' : 'hide'), event => {
    hidden = !hidden;
    event.target.closest('.delays-legend').parentElement.classList.toggle('delays-hidden', hidden);
    event.target.textContent = say(hidden ? 'reveal' : 'hide');
  });
  return element(
    'aside',
    {class: 'delays-legend', lang: language, 'aria-label': say('legend')},
    element('strong', {}, say('legend')),
    label && element('span', {class: 'delays-label'}, label),
    any
      ? element(
          'ul',
          {},
          key('running', '3', say('legendRunning')),
          key('late', '! 1', say('legendLate')),
          key('', '9 / 10', say('legendMedian')),
          key('within', '✓', say('legendWithin')),
          key('over', '▲', say('legendOver'))
        )
      : element('span', {}, say('empty')),
    toggle
  );
};
