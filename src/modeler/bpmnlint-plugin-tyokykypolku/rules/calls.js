'use strict';

const { told, is, given, extensions } = require('../house');

/** A called process is about the same case. */
module.exports = function () {
  function check(node, reporter) {
    if (!is(node, 'bpmn:CallActivity')) return;
    const withCase = extensions(node, 'in')
      .some((each) => given(each, 'businessKey') === '#{execution.processBusinessKey}');
    if (!withCase) reporter.report(node.id, told('WITHOUT_CASE'));
  }
  return { check };
};
