'use strict';

const { known, told, is, camunda, isLabel } = require('../house');

/** Every element has a name that people read, an id that the application reads, and says nothing that a table says. */
module.exports = function () {
  function check(node, reporter) {
    if (!is(node, 'bpmn:FlowNode')) return;
    if (!/^[a-z][A-Za-z]+$/.test(node.id)) reporter.report(node.id, told('ID'), ['id']);
    const merge = is(node, 'bpmn:Gateway') && (node.outgoing ?? []).length === 1;
    if (!merge && !isLabel(node.name)) reporter.report(node.id, told('LABEL'), ['name']);
    known.elsewhere.filter((property) => camunda(node, property) !== '')
      .forEach((property) => reporter.report(node.id, told('ELSEWHERE', property), [property]));
  }
  return { check };
};
