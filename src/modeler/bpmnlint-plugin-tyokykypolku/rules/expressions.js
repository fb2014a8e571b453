'use strict';

const { known, told, is, camunda, given, extensions, names, question, inner } = require('../house');

const OWN = new Set(['nrOfInstances', 'nrOfActiveInstances', 'nrOfCompletedInstances', 'loopCounter']);

/** What a drawing asks and hands over, the application knows. */
module.exports = function () {
  function expression(id, text, reporter) {
    if (!/[$#]\{/.test(text ?? '')) return;
    const asked = question(inner(text));
    if (asked) {
      if (!asked.known) reporter.report(id, told('CALL_UNKNOWN', inner(text)));
      return;
    }
    names(inner(text)).forEach((name) => {
      if (!(name in known.variables) && !OWN.has(name)) reporter.report(id, told('VARIABLE', name));
    });
  }

  function phase(id, text, reporter) {
    if (!known.phases.includes(text)) reporter.report(id, told('PHASE', text));
  }

  function handed(node, reporter) {
    const variable = (name) => {
      if (name && !(name in known.variables)) reporter.report(node.id, told('VARIABLE', name));
    };
    [...extensions(node, 'in'), ...extensions(node, 'out')].forEach((each) => {
      variable(given(each, 'source'));
      variable(given(each, 'target'));
      expression(node.id, given(each, 'sourceExpression'), reporter);
      expression(node.id, given(each, 'businessKey'), reporter);
      if (given(each, 'variables') === 'all') reporter.report(node.id, told('ALL_VARIABLES'));
    });
    extensions(node, 'in')
      .filter((each) => given(each, 'target') === 'phase')
      .forEach((each) => phase(node.id, given(each, 'sourceExpression'), reporter));
    extensions(node, 'inputParameter').forEach((each) => {
      const value = (each.value ?? each.$body ?? '').trim();
      variable(each.name);
      expression(node.id, value, reporter);
      if (each.name === 'phase') phase(node.id, value, reporter);
    });
  }

  function check(node, reporter) {
    if (is(node, 'bpmn:FlowNode')) {
      handed(node, reporter);
      const many = node.loopCharacteristics;
      if (many) {
        expression(node.id, camunda(many, 'collection'), reporter);
        expression(node.id, many.completionCondition?.body, reporter);
      }
      expression(node.id, node.calledElement, reporter);
      (node.eventDefinitions ?? []).forEach((event) =>
        [event.timeDate, event.timeDuration, event.timeCycle, event.condition].forEach((time) =>
          expression(node.id, time?.body, reporter)));
    }
    if (is(node, 'bpmn:SequenceFlow')) expression(node.id, node.conditionExpression?.body, reporter);
  }
  return { check };
};
