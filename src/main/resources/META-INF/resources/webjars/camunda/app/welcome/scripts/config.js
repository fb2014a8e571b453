import '../../tasklist/scripts/signOut.js';
// Stands for the file of the same name that Camunda ships.
import {locales} from '../../tasklist/scripts/language.js';

export default {locales};
