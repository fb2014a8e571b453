'use strict';

const { told, is, nodes } = require('../house');

/** Every element is reached from a start, and leads to an end. */
module.exports = function () {
  const whenever = (node) => is(node, 'bpmn:SubProcess') && node.triggeredByEvent;
  const begins = (node) => is(node, 'bpmn:StartEvent', 'bpmn:BoundaryEvent') || whenever(node);

  function check(node, reporter) {
    if (!is(node, 'bpmn:Process')) return;
    const all = nodes(node);
    const reached = new Set();
    const left = all.filter(begins);
    while (left.length > 0) {
      const next = left.pop();
      if (reached.has(next)) continue;
      reached.add(next);
      left.push(...(next.outgoing ?? []).map((flow) => flow.targetRef).filter(Boolean));
    }
    all.filter((each) => !reached.has(each)).forEach((each) => reporter.report(each.id, told('UNREACHED')));
    all.filter((each) => !(each.outgoing ?? []).length && !is(each, 'bpmn:EndEvent') && !whenever(each))
      .forEach((each) => reporter.report(each.id, told('DEAD_END')));
  }
  return { check };
};
