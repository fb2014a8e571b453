// What an element template of Camunda 7 cannot set: ids, timers and messages. Done when a template is chosen, or what it holds is changed.
import known from '../bpmnlint-plugin-tyokykypolku/known.json' with { type: 'json' };

const ID = /^[a-z][A-Za-z]+$/;
const COMMANDS = ['propertiesPanel.camunda.changeTemplate', 'element.updateModdleProperties', 'element.updateProperties'];
const MESSAGE = 'tyokykypolku.message.';

class Complete {
  constructor(eventBus, modeling, moddle, bpmnFactory, elementRegistry) {
    Object.assign(this, { modeling, moddle, bpmnFactory, elementRegistry });
    for (const command of COMMANDS) {
      eventBus.on(`commandStack.${command}.postExecuted`, ({ context }) => {
        const chosen = command.endsWith('changeTemplate');
        this.complete(this.elementRegistry.get(context.element.id), chosen ? {} : context.properties, chosen);
        if (!chosen) this.renamed(context.element, context.oldProperties);
      });
    }
  }

  /**
   * @param element what a template was chosen for, or what was changed
   * @param changed its changed properties
   * @param chosen whether the template was chosen right now
   */
  complete(element, changed, chosen) {
    const template = element?.businessObject.get('camunda:modelerTemplate') ?? '';
    if (template === 'tyokykypolku.task') this.task(element, changed, chosen);
    if (template === 'tyokykypolku.service') this.service(element, changed, chosen);
    if (template === 'tyokykypolku.limit' && chosen) this.limit(element);
    if (template.startsWith(MESSAGE) && chosen) this.message(element, template.slice(MESSAGE.length));
  }

  /** What is named after an activity is named anew with it, with or without a template. */
  renamed(element, { id: before } = {}) {
    if (!before || before === element.id || !is(element, 'bpmn:Activity')) return;
    if (element.businessObject.get('camunda:formRef') === before) {
      this.modeling.updateProperties(element, { 'camunda:formRef': element.id });
    }
    this.follow(element);
  }

  task(task, changed, chosen) {
    const form = changed['camunda:formRef'] ?? changed.formRef;
    if (form !== undefined) this.rename(task, form);
    else if (ID.test(task.id) && task.businessObject.get('camunda:formRef') !== task.id) {
      this.modeling.updateProperties(task, { 'camunda:formRef': task.id });
    }
    if (chosen && !limits(task).length) this.attachLimit(task);
    this.follow(task);
  }

  service(task, changed, chosen) {
    const expression = changed['camunda:delegateExpression'] ?? changed.delegateExpression;
    if (chosen && task.id in known.services) {
      this.modeling.updateProperties(task, { 'camunda:delegateExpression': `\${${task.id}}` });
    } else if (expression !== undefined) {
      const service = expression.replace(/^\$\{|}$/g, '');
      this.rename(task, service);
      const name = task.businessObject.name;
      if (!name || Object.values(known.services).includes(name)) {
        this.modeling.updateProperties(task, { name: known.services[service] });
      }
    }
  }

  attachLimit(host) {
    const at = { x: host.x + host.width - 25, y: host.y + host.height };
    const limit = this.modeling.createShape({ type: 'bpmn:BoundaryEvent' }, at, host, { attach: true });
    this.modeling.updateProperties(limit, { 'camunda:modelerTemplate': 'tyokykypolku.limit', 'camunda:modelerTemplateVersion': 1 });
    this.limit(limit);
  }

  limit(event) {
    const timer = this.bpmnFactory.create('bpmn:TimerEventDefinition');
    timer.timeDate = this.bpmnFactory.create('bpmn:FormalExpression', { body: '${deadlines.overdue(execution)}' });
    timer.timeDate.$parent = timer;
    timer.$parent = event.businessObject;
    this.modeling.updateProperties(event, {
      name: event.businessObject.name || 'Määräaika ylittyi',
      cancelActivity: false,
      eventDefinitions: [timer],
    });
    if (!event.outgoing.length) {
      const below = { x: event.x + event.width / 2, y: event.host.y + event.host.height + 70 };
      const end = this.modeling.appendShape(event, { type: 'bpmn:EndEvent' }, below, event.host.parent);
      this.modeling.updateProperties(end, { name: 'Viive kirjattu' });
      this.label(end, 11);
    }
    this.label(event, 22);
    this.follow(event.host);
  }

  /** Puts the label beside its event, out of the way of the arrow that leads down. */
  label(event, below) {
    const { label } = event;
    this.modeling.moveShape(label, { x: event.x + 40 - label.x, y: event.y + below - label.y });
  }

  /** The limit of a task and its end are named after it. */
  follow(host) {
    if (!ID.test(host.id)) return;
    for (const event of limits(host)) {
      this.rename(event, `${host.id}Overdue`);
      event.outgoing.map((flow) => flow.target)
        .filter((end) => is(end, 'bpmn:EndEvent'))
        .forEach((end) => this.rename(end, `${host.id}Delayed`));
    }
  }

  message(element, name) {
    const definitions = root(element.businessObject);
    let message = definitions.rootElements.find((each) => each.$type === 'bpmn:Message' && each.name === name);
    if (!message) {
      message = this.bpmnFactory.create('bpmn:Message', { id: `Message_${name}`, name });
      message.$parent = definitions;
      this.modeling.updateModdleProperties(element, definitions, { rootElements: [...definitions.rootElements, message] });
    }
    if (is(element, 'bpmn:ReceiveTask')) {
      this.modeling.updateProperties(element, { messageRef: message });
    } else {
      const heard = this.bpmnFactory.create('bpmn:MessageEventDefinition', { messageRef: message });
      heard.$parent = element.businessObject;
      this.modeling.updateProperties(element, { eventDefinitions: [heard] });
      if (element.parent.businessObject.triggeredByEvent) this.modeling.updateProperties(element, { isInterrupting: false });
    }
    if (!element.businessObject.name) this.modeling.updateProperties(element, { name: known.messages[name] });
    if (!ID.test(element.id)) this.rename(element, name);
  }

  /** Gives an id that nothing else has. */
  rename(element, id) {
    if (element.id !== id && ID.test(id) && !this.moddle.ids.assigned(id)) this.modeling.updateProperties(element, { id });
  }
}

Complete.$inject = ['eventBus', 'modeling', 'moddle', 'bpmnFactory', 'elementRegistry'];

function is(element, type) {
  return element.businessObject.$instanceOf(type);
}

function limits(host) {
  return (host.attachers ?? []).filter((event) =>
    event.businessObject.get('eventDefinitions')?.some((definition) => definition.$type === 'bpmn:TimerEventDefinition'));
}

function root(node) {
  return node.$parent ? root(node.$parent) : node;
}

export default { __init__: ['tyokykypolku'], tyokykypolku: ['type', Complete] };
