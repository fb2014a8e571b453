import {mayDesign} from '../models/interface.js';
import {say} from './words.js';

// The page is loaded when it is opened: Cockpit itself does not wait for it.
const page = node =>
  import('./page.js').then(
    ({draw}) => draw(node),
    () => node.append(say('failed0'))
  );

// Cockpit asks this of an item of its menu whenever somebody has signed in, and waits with the item for the answer.
const access = [
  '$rootScope',
  scope => async answer => {
    answer(null, false);
    const may = await mayDesign().catch(() => false);
    scope.$apply(() => answer(null, may));
  }
];

export default [
  {
    id: 'trial',
    pluginPoint: 'cockpit.navigation',
    properties: {label: say('title'), pagePath: '#/trial', priority: 100, checkActive: address => address.includes('#/trial'), access}
  },
  {id: 'trialPage', pluginPoint: 'cockpit.route', properties: {path: '/trial'}, render: page}
];
