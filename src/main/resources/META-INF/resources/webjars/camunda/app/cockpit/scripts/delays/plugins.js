import {mayRead} from './interface.js';
import {overlay} from './overlay.js';
import {say} from './words.js';

// A page is loaded when it is opened: Cockpit itself does not wait for it.
const page = file => node =>
  import(file).then(
    ({draw}) => draw(node),
    () => node.append(say('failed0'))
  );

// Cockpit asks this of an item of its menu whenever somebody has signed in, and waits with the item for the answer.
const access = [
  '$rootScope',
  scope => async answer => {
    answer(null, false);
    const may = await mayRead().catch(() => false);
    scope.$apply(() => answer(null, may));
  }
];

export default [
  {
    id: 'delays',
    pluginPoint: 'cockpit.navigation',
    properties: {label: say('title'), pagePath: '#/delays', priority: 110, checkActive: address => address.includes('#/delays'), access}
  },
  {id: 'delaysPage', pluginPoint: 'cockpit.route', properties: {path: '/delays'}, render: page('./page.js')},
  {id: 'delaysSummary', pluginPoint: 'cockpit.dashboard', render: page('./summary.js')},
  {id: 'delaysOverlay', pluginPoint: 'cockpit.processDefinition.diagram.plugin', render: overlay}
];
