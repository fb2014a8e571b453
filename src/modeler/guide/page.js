// Camunda Modeler's own parts in a page: drawings, tables and forms, with the kit's templates, completion and rules.
import BpmnModeler from 'bpmn-js/lib/Modeler';
import { BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, CamundaPlatformPropertiesProviderModule } from 'bpmn-js-properties-panel';
import { ElementTemplatesPropertiesProviderModule } from 'bpmn-js-element-templates';
import CamundaBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-platform';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import modeler from 'modeler-moddle/resources/modeler.json';
import { Linter } from '@camunda/linting';
import linting from '@camunda/linting/modeler';
import DmnModeler from 'dmn-js/lib/Modeler';
import { FormEditor } from '@bpmn-io/form-js';
import templates from '../resources/element-templates/tyokykypolku.json';

const plugins = (type) => (window.plugins ?? []).filter((each) => each.type === type).map((each) => each.plugin);
const NOTE = 'Annotations';
const $ = (selector) => document.querySelector(selector);

/** A drawing in Modeler; without the kit's plugin when it is not installed. */
export async function drawing(xml, { plugin = true } = {}) {
  const bpmn = new BpmnModeler({
    container: $('#canvas'),
    propertiesPanel: { parent: $('#panel') },
    additionalModules: [
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      CamundaPlatformPropertiesProviderModule,
      ElementTemplatesPropertiesProviderModule,
      CamundaBehaviors,
      linting,
      ...(plugin ? plugins('bpmn.platform.modeler.additionalModules') : []),
    ],
    moddleExtensions: { camunda, modeler },
    elementTemplates: templates,
  });
  await bpmn.importXML(xml);
  const linter = new Linter({ type: 'platform', plugins: plugin ? plugins('lintRules.bpmn') : [] });
  const get = (service) => bpmn.get(service);
  const element = (id) => get('elementRegistry').get(id);
  return {
    get,
    element,
    choose: (id, template) => get('elementTemplates').applyTemplate(element(id), get('elementTemplates').get(template, 1)),
    lint: () => linter.lint(bpmn.getDefinitions()),
    /** For a picture: marks the elements that the linter finds fault with, and lists why. */
    showFaults: async () => {
      const reports = await linter.lint(bpmn.getDefinitions());
      get('linting').activate();
      get('linting').setErrors(reports);
      $('#problems').replaceChildren(...reports.map(({ id, message }) => {
        const line = document.createElement('p');
        line.append(Object.assign(document.createElement('b'), { textContent: element(id).businessObject.name }), ` ${message}`);
        return line;
      }));
    },
    /** For a picture: what lies around an element. */
    look: (id, { left, width }) => {
      const { x, y } = element(id);
      get('canvas').viewbox({ x: x - left, y: y - 110, width, height: 1 });
      const box = get('canvas').viewbox();
      get('canvas').viewbox({ x: x - left, y: y - 110, width, height: width * box.outer.height / box.outer.width });
    },
    xml: async () => (await bpmn.saveXML({ format: true })).xml,
  };
}

/** A table in Modeler. Rows are named by their ids, columns by their headings. */
export async function table(xml, id) {
  const dmn = new DmnModeler({ container: $('#canvas') });
  await dmn.importXML(xml);
  await dmn.open(dmn.getViews().find((view) => view.element.id === id && view.type === 'decisionTable'));
  const get = (service) => dmn.getActiveViewer().get(service);
  const sheet = () => get('sheet').getRoot();
  const heading = (column) => column.businessObject.label ?? column.businessObject.name;
  const columns = () => sheet().cols.map(heading);
  const cell = (row, column) => {
    const found = sheet().rows.find((each) => each.id === row)?.cells[columns().indexOf(column)];
    if (!found) throw new Error(`no cell ${row}, ${column} among ${columns()}`);
    return found;
  };
  const write = (row, texts) => {
    for (const [column, text] of Object.entries(texts)) {
      if (column === NOTE) get('modeling').editAnnotation(sheet().rows.find((each) => each.id === row).businessObject, text);
      else get('modeling').editCell(cell(row, column).businessObject, text);
    }
  };
  return {
    write,
    /** Adds a row at the end and answers its id. */
    add(texts) {
      const row = get('editorActions').trigger('addRule').id;
      write(row, texts);
      return row;
    },
    /** Lets a column offer one more text. */
    offer(column, value) {
      const clause = sheet().cols[columns().indexOf(column)].businessObject;
      const offered = clause.inputValues ?? clause.outputValues;
      get('modeling').editAllowedValues(clause, [...offered.text.split(',').map((text) => text.trim()), `"${value}"`]);
    },
    /** For a picture: marks a row, or some cells of it, and hides the columns that are not told of and the rows further off. */
    mark(row, marked, shown) {
      const hidden = columns().flatMap((column, index) => (shown && !shown.includes(column) ? [index] : []));
      const wanted = (marked ?? columns()).map((column) => cell(row, column).col.id);
      const cells = [...document.querySelectorAll(`td[data-row-id="${row}"]`)];
      cells.filter((each) => wanted.includes(each.dataset.colId)).forEach((each) => each.classList.add('marked'));
      const ids = hidden.map((index) => sheet().cols[index].id);
      document.querySelectorAll('[data-col-id]').forEach((each) => {
        if (ids.includes(each.dataset.colId)) each.style.display = 'none';
      });
      const heads = [...document.querySelectorAll('th:not(.index-column)')].filter((each) => each.style.display !== 'none');
      heads.forEach((each) => Object.assign(each.style, { width: `${Math.floor(($('#canvas').clientWidth - 60) / heads.length)}px` }));
      const at = cells[0].parentElement;
      document.querySelectorAll('tbody tr').forEach((each) => {
        if (![at.previousElementSibling, at, at.nextElementSibling].includes(each)) each.style.display = 'none';
      });
    },
    xml: async () => (await dmn.saveXML({ format: true })).xml,
  };
}

/** A form in Modeler. */
export async function form(schema) {
  const editor = new FormEditor({ container: $('#canvas'), propertiesPanel: { parent: $('#panel') } });
  await editor.importSchema(schema);
  const get = (service) => editor.get(service);
  const all = () => get('formFieldRegistry').getAll();
  return {
    /** Adds a field to the end of a group, or of the form. */
    add(field, group) {
      const into = all().find((each) => (group ? each.id === group : each.type === 'default'));
      const { id, key, ...rest } = get('modeling').addFormField(field, into, into.components.length);
      get('selection').set(get('formFieldRegistry').get(id));
      return id;
    },
    schema: () => editor.saveSchema(),
  };
}
