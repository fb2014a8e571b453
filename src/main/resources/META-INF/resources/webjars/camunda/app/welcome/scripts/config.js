import '../../tasklist/scripts/signOut.js';
// Stands for the file of the same name that Camunda ships.
import {language, locales} from '../../tasklist/scripts/language.js';

// For screen readers.
document.documentElement.lang = language;

export default {locales};
