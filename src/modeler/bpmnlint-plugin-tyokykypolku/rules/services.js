'use strict';

const { known, told, is, camunda } = require('../house');

/** A service task is done by what has its name. */
module.exports = function () {
  function check(node, reporter) {
    if (!is(node, 'bpmn:ServiceTask')) return;
    if (camunda(node, 'delegateExpression') !== `\${${node.id}}`) {
      reporter.report(node.id, told('SERVICE_NAME', node.id), ['delegateExpression']);
    }
    if (!(node.id in known.services)) reporter.report(node.id, told('SERVICE', node.id), ['id']);
  }
  return { check };
};
