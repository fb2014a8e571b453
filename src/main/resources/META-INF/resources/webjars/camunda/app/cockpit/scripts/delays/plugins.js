import {overlay} from './overlay.js';
import {say} from './words.js';

// A page is loaded when it is opened: Cockpit itself does not wait for it.
const page = file => node =>
  import(file).then(
    ({draw}) => draw(node),
    () => node.append(say('failed0'))
  );

export default [
  {
    id: 'delays',
    pluginPoint: 'cockpit.navigation',
    properties: {label: say('title'), pagePath: '#/delays', priority: 110, checkActive: address => address.includes('#/delays')}
  },
  {id: 'delaysPage', pluginPoint: 'cockpit.route', properties: {path: '/delays'}, render: page('./page.js')},
  {id: 'delaysSummary', pluginPoint: 'cockpit.dashboard', render: page('./summary.js')},
  {id: 'delaysOverlay', pluginPoint: 'cockpit.processDefinition.diagram.plugin', render: overlay}
];
