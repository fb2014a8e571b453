'use strict';

const { known, told, is, camunda } = require('../house');

/** A task has the form of its own name, a process that is started by hand its form, and nothing else has one. */
module.exports = function () {
  function check(node, reporter) {
    const form = camunda(node, 'formRef');
    const bound = camunda(node, 'formRefBinding') === 'deployment';
    if (is(node, 'bpmn:UserTask')) {
      if (form !== node.id) reporter.report(node.id, told('TASK_FORM', node.id), ['formRef']);
      if (!bound) reporter.report(node.id, told('FORM_BINDING'), ['formRefBinding']);
    }
    if (is(node, 'bpmn:StartEvent')) {
      const expected = is(node.$parent, 'bpmn:Process') ? known.byHand[node.$parent.id] ?? '' : '';
      if (form !== expected || (expected && !bound)) {
        reporter.report(node.id, told('START_FORM', expected || form), ['formRef']);
      }
    }
  }
  return { check };
};
