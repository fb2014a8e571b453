// Cockpit loads this file and the style beside it by name, and serves no other from here.
export {default} from '../../../../../../app/cockpit/scripts/trial/plugins.js';
