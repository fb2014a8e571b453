'use strict';

const { known, told, is, isLabel, names, question, inner, TEXT } = require('../house');

/** A gateway asks, its arrows answer, and each answer is one comparison that the engine understands. */
module.exports = function () {
  function gateway(node, reporter) {
    const ways = node.outgoing ?? [];
    if (ways.length < 2) return;
    if (!is(node, 'bpmn:EventBasedGateway')) {
      if (!node.name?.endsWith('?')) reporter.report(node.id, told('QUESTION'), ['name']);
      ways.filter((way) => !isLabel(way.name))
        .forEach((way) => reporter.report(way.id, told('ANSWER_LABEL'), ['name']));
    }
    if (is(node, 'bpmn:ExclusiveGateway')) {
      if (!node.default) reporter.report(node.id, told('NO_DEFAULT'));
      ways.filter((way) => (way === node.default) !== !way.conditionExpression)
        .forEach((way) => reporter.report(way.id, told('CONDITION_MISSING'), ['conditionExpression']));
    }
    if (is(node, 'bpmn:InclusiveGateway')) {
      ways.filter((way) => !way.conditionExpression)
        .forEach((way) => reporter.report(way.id, told('CONDITION_MISSING'), ['conditionExpression']));
    }
  }

  /** A text without braces the engine takes for a text, and one equals sign it cannot read. */
  function isExpression(condition) {
    return /^[$#]\{[^{}]+\}$/.test(condition) && !/[^=!<>]=[^=]/.test(condition.replace(TEXT, "''"));
  }

  function isAnswer(expression) {
    const asked = question(expression);
    if (asked) {
      return asked.known?.yesOrNo && (asked.value === undefined || known.organisations.includes(asked.value));
    }
    const [name, ...more] = names(expression);
    const type = known.variables[name];
    if (more.length > 0 || /&&|\|\||\band\b|\bor\b/.test(expression)) return false;
    return expression === name
      ? type === 'flag'
      : /^\w+ == '[A-Z_0-9]+'$/.test(expression) || (/^\w+ >= [0-9]+$/.test(expression) && type === 'number');
  }

  function check(node, reporter) {
    if (is(node, 'bpmn:Gateway')) gateway(node, reporter);
    if (is(node, 'bpmn:SequenceFlow') && node.conditionExpression) {
      const condition = (node.conditionExpression.body ?? '').trim();
      if (!is(node.sourceRef, 'bpmn:Gateway')) {
        reporter.report(node.id, told('CONDITION_PLACE'), ['conditionExpression']);
      }
      if (!isExpression(condition)) {
        reporter.report(node.id, told('EXPRESSION', condition), ['conditionExpression']);
      } else if (!isAnswer(inner(condition))) {
        reporter.report(node.id, told('CONDITION', condition), ['conditionExpression']);
      }
    }
  }
  return { check };
};
