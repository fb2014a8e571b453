'use strict';

const { known, told, is, nodes } = require('../house');

const ASKED = '${deadlines.overdue(execution)}';

/** Every task has one timer that asks the table of limits, and no time stands in a drawing. */
module.exports = function () {
  function timers(node) {
    return (node.eventDefinitions ?? []).filter((event) => is(event, 'bpmn:TimerEventDefinition'));
  }

  function isLimit(event, host) {
    return (is(host, 'bpmn:UserTask') || known.otherClocks.includes(host.id))
      && event.id === `${host.id}Overdue`
      && event.cancelActivity === false
      && timers(event)[0].timeDate?.body?.trim() === ASKED
      && (event.outgoing ?? []).length === 1;
  }

  function check(node, reporter) {
    timers(node).forEach((timer) => {
      const asks = /^\$\{deadlines\.\w+\(execution\)}$/.test(timer.timeDate?.body?.trim() ?? '');
      if (!asks || timer.timeDuration || timer.timeCycle) reporter.report(node.id, told('TIME_IN_DRAWING'));
    });
    if (!is(node, 'bpmn:Process')) return;
    const all = nodes(node);
    const limits = all.filter((each) => is(each, 'bpmn:BoundaryEvent') && timers(each).length > 0);
    const dated = new Set();
    limits.forEach((event) => {
      const host = event.attachedToRef;
      if (dated.has(host) || !isLimit(event, host)) reporter.report(event.id, told('TIMER', host.id));
      dated.add(host);
    });
    all.filter((each) => is(each, 'bpmn:UserTask') && !dated.has(each))
      .forEach((task) => reporter.report(task.id, told('TIMER_MISSING', task.id)));
  }
  return { check };
};
