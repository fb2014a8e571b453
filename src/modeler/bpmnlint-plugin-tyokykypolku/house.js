'use strict';

const known = require('./known.json');
const texts = require('./texts.json');

/** A house rule in words, with its remedy, as the application tells it. */
function told(rule, ...values) {
  return [texts[rule], texts[`${rule}.remedy`]]
    .map((text) =>
      text.replace(/''|'([^']*)'|\{(\d)\}/g, (all, quoted, index) =>
        all === "''" ? "'" : index === undefined ? quoted : values[index]))
    .join(' ');
}

function is(node, ...types) {
  return types.some((type) => node.$instanceOf && node.$instanceOf(type));
}

/** A property of Camunda's, whether or not the reader of the drawing knows Camunda's extensions. */
function camunda(node, name) {
  return String(node.get(`camunda:${name}`) ?? '');
}

/** The same of an extension element. */
function given(extension, name) {
  return String(extension[name] ?? '');
}

/** Extension elements of a kind: `in`, `out`, `inputParameter`. */
function extensions(node, kind) {
  const all = [];
  const visit = (element) => {
    if (element.$type && element.$type.toLowerCase() === `camunda:${kind.toLowerCase()}`) all.push(element);
    [...(element.$children ?? []), ...(element.inputParameters ?? [])].forEach(visit);
  };
  (node.extensionElements?.values ?? []).forEach(visit);
  return all;
}

function isLabel(name) {
  return /^[A-ZÅÄÖ0-9][^!]*[^.!\s]$/.test(name ?? '');
}

const TEXT = /'[^']*'|"[^"]*"/g;
const WORDS = new Set(
  ['true', 'false', 'null', 'not', 'empty', 'and', 'or', 'eq', 'ne', 'lt', 'gt', 'le', 'ge', 'execution']);

/** The names that an expression reads. */
function names(expression) {
  return new Set((expression.replace(TEXT, "''").match(/(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_]*/gu) ?? [])
    .filter((name) => !WORDS.has(name)));
}

/** What an expression asks of the application; undefined when it only reads variables. */
function question(expression) {
  const call = /^!?(\w+)\.(\w+)\(execution(?:, '(\w+)')?\)$/.exec(expression);
  return call && {
    known: known.questions[`${call[1]}.${call[2]}`]?.find((each) => each.values === (call[3] === undefined ? 0 : 1)),
    value: call[3],
  };
}

function inner(expression) {
  return expression.trim().replace(/^[$#]\{|}$/g, '');
}

/** All nodes of a process, those in its parts, too. */
function nodes(container) {
  return (container.flowElements ?? []).flatMap((element) =>
    is(element, 'bpmn:FlowNode') ? [element, ...nodes(element)] : []);
}

module.exports = { known, told, is, camunda, given, extensions, isLabel, names, question, inner, nodes, TEXT };
