'use strict';

const { told, is } = require('../house');

/** A message has the id of its name, and what begins at any time interrupts nothing. */
module.exports = function () {
  function check(node, reporter) {
    if (is(node, 'bpmn:Message') && node.id !== `Message_${node.name}`) {
      reporter.report(node.id, told('MESSAGE_NAME'));
    }
    if (is(node, 'bpmn:SubProcess') && node.triggeredByEvent) {
      (node.flowElements ?? [])
        .filter((each) => is(each, 'bpmn:StartEvent') && each.isInterrupting !== false)
        .forEach(() => reporter.report(node.id, told('INTERRUPTS')));
    }
  }
  return { check };
};
