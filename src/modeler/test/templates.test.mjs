// The element templates are what Modeler accepts, and what one makes of a new element is what the house rules want.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { validateAll } from '@bpmn-io/element-templates-validator';
import { made } from '../build.mjs';
import { browser, missing } from '../guide/browser.mjs';

const file = (path) => new URL(`../${path}`, import.meta.url);

test('what Modeler loads is made of what the application knows', async () => {
  for (const [path, text] of Object.entries(await made())) {
    assert.ok(await readFile(file(path), 'utf8') === text, `npm run build makes another ${path}`);
  }
});

test("the templates pass Modeler's own validator", async () => {
  const templates = JSON.parse(await readFile(file('resources/element-templates/tyokykypolku.json'), 'utf8'));
  const { valid, results } = validateAll(templates);
  assert.ok(valid, JSON.stringify(results.filter((result) => !result.valid)));
  assert.equal(new Set(templates.map(({ id }) => id)).size, templates.length);
});

const skip = missing();
let chromium;
let page;

before(async () => {
  if (skip) return;
  chromium = await browser();
  page = await chromium.page();
  await page.evaluate(async (xml) => {
    window.plan = await window.modeler.drawing(xml);
  }, await readFile(file('../../bpmn/plan.bpmn'), 'utf8'));
});

after(() => chromium?.close());

/** A new element from Modeler's palette, and its id. */
function create(type, at, host) {
  return page.evaluate(([type, at, host]) => {
    const { get, element } = window.plan;
    const parent = host ? element(host) : get('canvas').getRootElement();
    return get('modeling').createShape({ type }, at, parent, { attach: Boolean(host) }).id;
  }, [type, at, host]);
}

/** Chooses a template for an element, then changes it as the properties panel would. */
function choose(id, template, changes = {}) {
  return page.evaluate(([id, template, changes]) => {
    const { get, element, choose } = window.plan;
    const chosen = element(id);
    choose(id, template);
    for (const [name, value] of Object.entries(changes)) {
      if (name.startsWith('camunda:')) get('modeling').updateModdleProperties(chosen, chosen.businessObject, { [name]: value });
      else get('modeling').updateProperties(chosen, { [name]: value });
    }
    return chosen.id;
  }, [id, template, changes]);
}

/** What the drawing says of an element, without its arrows and its place. */
async function written(id) {
  const xml = await page.evaluate(() => window.plan.xml());
  const [element] = xml.match(new RegExp(`^    <bpmn:\\w+ id="${id}"[^>]*?(/>|>[^]*?^    </bpmn:\\w+>)`, 'm')) ?? [''];
  return element.replace(/\s*<bpmn:(incoming|outgoing)>.*/g, '').replace(/ camunda:modelerTemplate(Version)?="[^"]*"/g, '')
    .replace(/(EventDefinition_)\w+/, '$1x').replace(/\n? {2,}|\n/g, '');
}

/** What the rules say of some elements, but for arrows not drawn yet. */
function faults(...ids) {
  return page.evaluate(async (ids) =>
    (await window.plan.lint()).filter(({ id, rule }) => ids.includes(id) && rule !== 'tyokykypolku/ways')
      .map(({ id, message }) => `${id}: ${message}`), ids);
}

test('a task has the form of its name, and a limit that asks the table', { skip }, async () => {
  const id = await create('bpmn:UserTask', { x: 1950, y: 500 });
  await choose(id, 'tyokykypolku.task', { id: 'sendPlan', name: 'Lähetä suunnitelma' });
  assert.equal(await written('sendPlan'),
    '<bpmn:userTask id="sendPlan" name="Lähetä suunnitelma" camunda:formRef="sendPlan" camunda:formRefBinding="deployment" />');
  assert.equal(await written('sendPlanOverdue'),
    '<bpmn:boundaryEvent id="sendPlanOverdue" name="Määräaika ylittyi" cancelActivity="false" attachedToRef="sendPlan">'
    + '<bpmn:timerEventDefinition id="TimerEventDefinition_x">'
    + '<bpmn:timeDate xsi:type="bpmn:tFormalExpression">${deadlines.overdue(execution)}</bpmn:timeDate>'
    + '</bpmn:timerEventDefinition></bpmn:boundaryEvent>');
  assert.deepEqual(await faults('sendPlan', 'sendPlanOverdue', 'sendPlanDelayed'), []);
});

test('a task whose form is chosen takes its name, and its limit follows', { skip }, async () => {
  const id = await create('bpmn:UserTask', { x: 1950, y: 700 });
  await choose(id, 'tyokykypolku.task', { 'camunda:formRef': 'thankClient', name: 'Kiitä asiakasta' });
  assert.match(await written('thankClient'), /camunda:formRef="thankClient"/);
  await page.evaluate(() => window.plan.get('modeling').updateProperties(window.plan.element('thankClient'), { id: 'thankAll' }));
  assert.match(await written('thankAll'), /camunda:formRef="thankAll"/);
  assert.deepEqual(await faults('thankAll', 'thankAllOverdue', 'thankAllDelayed'), []);
});

test('a template takes nothing from a task that has all', { skip }, async () => {
  const before = await written('draftPlan');
  await choose('draftPlan', 'tyokykypolku.task');
  assert.equal(await written('draftPlan'), before);
  assert.deepEqual(await faults('draftPlan', 'draftPlanOverdue'), []);
  const service = await written('adoptPlan');
  await choose('adoptPlan', 'tyokykypolku.service');
  assert.equal(await written('adoptPlan'), service);
});

test('a task that is renamed keeps its form and its limit', { skip }, async () => {
  const rename = (from, to) => page.evaluate(([from, to]) =>
    window.plan.get('modeling').updateProperties(window.plan.element(from), { id: to }), [from, to]);
  await rename('confirmPlan', 'confirmWithClient');
  assert.match(await written('confirmWithClient'), /camunda:formRef="confirmWithClient"/);
  assert.deepEqual(await faults('confirmWithClient', 'confirmWithClientOverdue', 'confirmWithClientDelayed'), []);
  await rename('confirmWithClient', 'confirmPlan');
});

test('a service task has the name of what it does', { skip }, async () => {
  const id = await create('bpmn:ServiceTask', { x: 2150, y: 500 });
  await choose(id, 'tyokykypolku.service', { 'camunda:delegateExpression': '${recordReview}' });
  assert.equal(await written('recordReview'),
    '<bpmn:serviceTask id="recordReview" name="Kirjaa tarkistus" camunda:delegateExpression="${recordReview}" />');
  assert.deepEqual(await faults('recordReview'), []);
});

test('a limit that was lost comes back', { skip }, async () => {
  await page.evaluate(() => window.plan.get('modeling').removeElements(['agreePlanOverdue', 'agreePlanDelayed'].map(window.plan.element)));
  assert.equal((await faults('agreePlan')).length, 1);
  const id = await create('bpmn:BoundaryEvent', { x: 1200, y: 300 }, 'agreePlan');
  await choose(id, 'tyokykypolku.limit');
  assert.deepEqual(await faults('agreePlan', 'agreePlanOverdue', 'agreePlanDelayed'), []);
});

test('a message is heard under its name, whatever hears it', { skip }, async () => {
  const boundary = await create('bpmn:BoundaryEvent', { x: 1750, y: 300 }, 'adoptPlan');
  await choose(boundary, 'tyokykypolku.message.consentWithdrawn');
  assert.match(await written('consentWithdrawn'), /name="Suostumus peruttu".*messageRef="Message_consentWithdrawn"/);
  const receive = await create('bpmn:ReceiveTask', { x: 2350, y: 500 });
  await choose(receive, 'tyokykypolku.message.kelaDecisionReceived');
  assert.match(await written('kelaDecisionReceived'), /messageRef="Message_kelaDecisionReceived"/);
  const again = await create('bpmn:ReceiveTask', { x: 2350, y: 700 });
  await choose(again, 'tyokykypolku.message.kelaDecisionReceived');
  const xml = await page.evaluate(() => window.plan.xml());
  assert.equal(xml.match(/<bpmn:message /g).length, 2, 'one of each message');
  assert.deepEqual(await faults('consentWithdrawn', 'kelaDecisionReceived', 'Message_consentWithdrawn'), []);
});

test('what a template completed is taken back in one step', { skip }, async () => {
  const before = await page.evaluate(() => window.plan.xml());
  const id = await create('bpmn:UserTask', { x: 1950, y: 900 });
  await choose(id, 'tyokykypolku.task');
  await page.evaluate(() => window.plan.get('commandStack').undo());
  await page.evaluate(() => window.plan.get('commandStack').undo());
  assert.equal(await page.evaluate(() => window.plan.xml()), before);
});
