'use strict';

const { known, told, is, camunda, isLabel } = require('../house');

/** A process can be run, has a name, is kept as long as the law says, and is started by whom it should be. */
module.exports = function () {
  function check(node, reporter) {
    if (!is(node, 'bpmn:Process')) return;
    if (!node.isExecutable) reporter.report(node.id, told('NOT_EXECUTABLE'), ['isExecutable']);
    if (!isLabel(node.name)) reporter.report(node.id, told('LABEL'), ['name']);
    if (camunda(node, 'historyTimeToLive') !== known.history) {
      reporter.report(node.id, told('HISTORY', known.history), ['historyTimeToLive']);
    }
    const byHand = node.id in known.byHand;
    if ((camunda(node, 'isStartableInTasklist') !== 'false') !== byHand) {
      reporter.report(node.id, told(byHand ? 'BY_HAND' : 'NOT_BY_HAND'), ['isStartableInTasklist']);
    }
  }
  return { check };
};
