// Each rule finds a slip in a copy of a shipped drawing, and nothing in the drawings as they are.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { BpmnModdle } from 'bpmn-moddle';
import { Linter } from 'bpmnlint';
import { build } from 'esbuild';
import lint from '../kit/lint.js';
import house from '../bpmnlint-plugin-tyokykypolku/house.js';

// Modeler's own linter is written for a bundler.
const { outputFiles } = await build({
  stdin: { contents: "export { Linter } from '@camunda/linting';", resolveDir: import.meta.dirname },
  bundle: true,
  format: 'esm',
  platform: 'node',
  mainFields: ['module', 'main'],
  write: false,
});
const { Linter: ModelersLinter } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);

const MODELS = new URL('../../../bpmn/', import.meta.url);

const read = (name) => readFile(new URL(`${name}.bpmn`, MODELS), 'utf8');

/** What the rules find, as the command line reads a drawing, and as Modeler does. */
async function found(xml) {
  const { rootElement } = await new BpmnModdle().fromXML(xml);
  const reports = await new Linter(lint).lint(rootElement);
  const plain = Object.entries(reports).flatMap(([rule, all]) => all.map(({ id, message }) => `${rule} ${id}: ${message}`));
  const modeler = (await new ModelersLinter({ type: 'platform', plugins: [lint] }).lint(xml))
    .filter(({ rule }) => rule.startsWith('tyokykypolku/'))
    .map(({ rule, id, message }) => `${rule} ${id}: ${message}`);
  assert.deepEqual(modeler.sort(), plain.sort(), 'Modeler and the command line find the same');
  return plain;
}

const TIMER = '<bpmn:timeDate xsi:type="bpmn:tFormalExpression">${deadlines.overdue(execution)}</bpmn:timeDate>';
const SHAPE = /<bpmndi:BPMNShape id="draftPlan_di"[^]*?<\/bpmndi:BPMNShape>/;

// Rule, what it says, its values, the element it is said of, the drawing, and the slip: what is replaced by what.
const SLIPS = [
  ['process', 'NOT_EXECUTABLE', [], 'plan', 'plan', 'isExecutable="true"', 'isExecutable="false"'],
  ['process', 'LABEL', [], 'plan', 'plan', 'name="Asiakassuunnitelma"', 'name="asiakassuunnitelma."'],
  ['process', 'HISTORY', ['P1461D'], 'delay', 'delay', 'P1461D', 'P30D'],
  ['process', 'BY_HAND', [], 'notice', 'notice', 'isExecutable="true"', 'isExecutable="true" camunda:isStartableInTasklist="false"'],
  ['process', 'NOT_BY_HAND', [], 'plan', 'plan', 'isStartableInTasklist="false"', 'isStartableInTasklist="true"'],
  ['names', 'ID', [], 'Draft_Plan', 'plan', /"draftPlan"/g, '"Draft_Plan"'],
  ['names', 'LABEL', [], 'draftPlan', 'plan', 'name="Laadi suunnitelma"', ''],
  ['names', 'ELSEWHERE', ['assignee'], 'draftPlan', 'plan', 'camunda:formRef="draftPlan"', 'camunda:assignee="mikko" camunda:formRef="draftPlan"'],
  ['names', 'ELSEWHERE', ['dueDate'], 'agreePlan', 'plan', 'camunda:formRef="agreePlan"', 'camunda:dueDate="P3D" camunda:formRef="agreePlan"'],
  ['drawn', 'NOT_DRAWN', [], 'draftPlan', 'plan', SHAPE, ''],
  ['forms', 'TASK_FORM', ['draftPlan'], 'draftPlan', 'plan', 'formRef="draftPlan"', 'formRef="draftplan"'],
  ['forms', 'TASK_FORM', ['closeCase'], 'closeCase', 'workability', 'camunda:formRef="closeCase"', ''],
  ['forms', 'FORM_BINDING', [], 'draftPlan', 'plan', 'formRefBinding="deployment"', 'formRefBinding="latest"'],
  ['forms', 'START_FORM', ['newNotice'], 'noticeGiven', 'notice', 'formRef="newNotice"', 'formRef="newReferral"'],
  ['forms', 'START_FORM', ['draftPlan'], 'planStarted', 'plan', 'id="planStarted"', 'id="planStarted" camunda:formRef="draftPlan"'],
  ['services', 'SERVICE_NAME', ['adoptPlan'], 'adoptPlan', 'plan', '${adoptPlan}', '${inviteParties}'],
  ['services', 'SERVICE', ['adoptThePlan'], 'adoptThePlan', 'plan', /"adoptPlan"/g, '"adoptThePlan"'],
  ['expressions', 'CALL_UNKNOWN', ['deadlines.overdu(execution)'], 'draftPlanOverdue', 'plan', 'deadlines.overdue(execution)', 'deadlines.overdu(execution)'],
  ['expressions', 'CALL_UNKNOWN', ['parties.withAktion(execution)'], 'agreePlan', 'plan', 'parties.withAction(execution)', 'parties.withAktion(execution)'],
  ['expressions', 'VARIABLE', ['reviewOutcom'], null, 'workability', '${reviewOutcome ==', '${reviewOutcom =='],
  ['expressions', 'VARIABLE', ['trak'], null, 'workability', 'source="track" target="track"', 'source="trak" target="track"'],
  ['expressions', 'ALL_VARIABLES', [], null, 'workability', 'source="track" target="track"', 'variables="all"'],
  ['expressions', 'PHASE', ['REFERAL'], null, 'workability', 'sourceExpression="REFERRAL"', 'sourceExpression="REFERAL"'],
  ['expressions', 'PHASE', ['LOPPU'], null, 'workability', '>END</camunda:inputParameter>', '>LOPPU</camunda:inputParameter>'],
  ['gateways', 'QUESTION', [], 'doPartiesAgree', 'plan', 'Sitoutuvatko osapuolet?', 'Sitoutuminen'],
  ['gateways', 'ANSWER_LABEL', [], 'Flow_fp569yb', 'plan', 'id="Flow_fp569yb" name="Kyllä"', 'id="Flow_fp569yb"'],
  ['gateways', 'NO_DEFAULT', [], 'doPartiesAgree', 'plan', ' default="Flow_2cw1nhq"', ''],
  ['gateways', 'CONDITION_MISSING', [], 'Flow_2cw1nhq', 'plan', ' default="Flow_2cw1nhq"', ''],
  ['gateways', 'CONDITION_MISSING', [], 'Flow_1sxpk9f', 'assessment', /<bpmn:conditionExpression[^>]*>\$\{parties.include\(execution, 'SOCIAL'\)}<\/bpmn:conditionExpression>/, ''],
  ['gateways', 'CONDITION_PLACE', [], 'Flow_2yrtihj', 'plan', 'sourceRef="agreePlan" targetRef="doPartiesAgree" />', 'sourceRef="agreePlan" targetRef="doPartiesAgree"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${planAgreed}</bpmn:conditionExpression></bpmn:sequenceFlow>'],
  ['gateways', 'CONDITION', ['${planAgreed && planConfirmed}'], 'Flow_fp569yb', 'plan', '>${planAgreed}<', '>${planAgreed &amp;&amp; planConfirmed}<'],
  ['gateways', 'EXPRESSION', ['planAgreed'], 'Flow_fp569yb', 'plan', '>${planAgreed}<', '>planAgreed<'],
  ['gateways', 'EXPRESSION', ["${reviewOutcome = 'END'}"], 'Flow_fp569yb', 'plan', '>${planAgreed}<', ">${reviewOutcome = 'END'}<"],
  ['gateways', 'CONDITION', ['${reviewOutcome}'], 'Flow_fp569yb', 'plan', '>${planAgreed}<', '>${reviewOutcome}<'],
  ['gateways', 'CONDITION', ["${parties.include(execution, 'KEELA')}"], 'Flow_3adxm6b', 'assessment', "'KELA'", "'KEELA'"],
  ['limits', 'TIMER', ['draftPlan'], 'draftPlanLate', 'plan', /"draftPlanOverdue"/g, '"draftPlanLate"'],
  ['limits', 'TIMER', ['agreePlan'], 'agreePlanOverdue', 'plan', /(id="agreePlanOverdue"[^>]*) cancelActivity="false"/, '$1'],
  ['limits', 'TIMER_MISSING', ['draftPlan'], 'draftPlan', 'plan', 'attachedToRef="draftPlan"', 'attachedToRef="agreePlan"'],
  ['limits', 'TIME_IN_DRAWING', [], 'draftPlanOverdue', 'plan', TIMER, TIMER.replace('${deadlines.overdue(execution)}', '2026-12-24T12:00:00')],
  ['calls', 'WITHOUT_CASE', [], null, 'workability', 'businessKey="#{execution.processBusinessKey}"', 'businessKey="#{execution.businessKey}"'],
  ['messages', 'MESSAGE_NAME', [], 'Msg_consentWithdrawn', 'workability', /Message_consentWithdrawn/g, 'Msg_consentWithdrawn'],
  ['messages', 'INTERRUPTS', [], 'whenConsentWithdrawn', 'workability', 'name="Suostumus peruttu" isInterrupting="false"', 'name="Suostumus peruttu"'],
  ['ways', 'UNREACHED', [], 'adoptPlan', 'plan', 'targetRef="adoptPlan"', 'targetRef="planAdopted"'],
  ['ways', 'DEAD_END', [], 'adoptPlan', 'plan', /<bpmn:outgoing>Flow_160a59s<\/bpmn:outgoing>\s*<\/bpmn:serviceTask>/, '</bpmn:serviceTask>'],
];

test('the shipped drawings keep every rule', async () => {
  for (const file of (await readdir(MODELS)).filter((name) => name.endsWith('.bpmn'))) {
    assert.deepEqual(await found(await read(file.replace('.bpmn', ''))), [], file);
  }
});

for (const [rule, said, values, element, file, from, to] of SLIPS) {
  test(`${rule}: ${said} at ${element ?? file}, ${values}`, async () => {
    const right = await read(file);
    const slipped = right.replace(from, from instanceof RegExp ? to : () => to);
    assert.ok(slipped !== right, 'the drawing has what is to be replaced');
    const told = house.told(said, ...values);
    const all = await found(slipped);
    assert.ok(
      all.some((each) => each.startsWith(`tyokykypolku/${rule} ${element ?? ''}`) && each.endsWith(`: ${told}`)),
      `${told} in\n${all.join('\n')}`);
    assert.doesNotMatch(told, /undefined|''|\{\d}/);
  });
}

test('every rule has a slip of its own', () => {
  const rules = Object.keys(lint.config.rules).map((name) => name.replace('tyokykypolku/', ''));
  assert.deepEqual(new Set(SLIPS.map(([rule]) => rule)), new Set(rules));
});
