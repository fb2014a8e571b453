// What Camunda Modeler loads: the house rules for its linter, and what completes a chosen template.
import { registerClientPlugin, registerPlatformBpmnJSPlugin } from 'camunda-modeler-plugin-helpers';
import complete from './complete.js';
import lint from './lint.js';

registerClientPlugin(lint, 'lintRules.bpmn');
registerPlatformBpmnJSPlugin(complete);
