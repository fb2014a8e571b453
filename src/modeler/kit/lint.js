// The house rules as Modeler's linter takes them: a configuration, and where its rules are found.
import plugin from '../bpmnlint-plugin-tyokykypolku/index.js';
import calls from '../bpmnlint-plugin-tyokykypolku/rules/calls.js';
import drawn from '../bpmnlint-plugin-tyokykypolku/rules/drawn.js';
import expressions from '../bpmnlint-plugin-tyokykypolku/rules/expressions.js';
import forms from '../bpmnlint-plugin-tyokykypolku/rules/forms.js';
import gateways from '../bpmnlint-plugin-tyokykypolku/rules/gateways.js';
import limits from '../bpmnlint-plugin-tyokykypolku/rules/limits.js';
import messages from '../bpmnlint-plugin-tyokykypolku/rules/messages.js';
import names from '../bpmnlint-plugin-tyokykypolku/rules/names.js';
import process from '../bpmnlint-plugin-tyokykypolku/rules/process.js';
import services from '../bpmnlint-plugin-tyokykypolku/rules/services.js';
import ways from '../bpmnlint-plugin-tyokykypolku/rules/ways.js';

const rules = { process, names, drawn, forms, services, expressions, gateways, limits, calls, messages, ways };

export default {
  config: {
    rules: Object.fromEntries(Object.entries(plugin.configs.recommended.rules)
      .map(([rule, level]) => [`tyokykypolku/${rule}`, level])),
  },
  resolver: {
    resolveRule(name, rule) {
      if (name === 'bpmnlint-plugin-tyokykypolku' && rules[rule]) return rules[rule];
      throw new Error(`unknown rule <${name}/${rule}>`);
    },
    resolveConfig(name, config) {
      throw new Error(`unknown config <${name}/${config}>`);
    },
  },
};
