import './signOut.js';
// Stands for the file of the same name that Camunda ships; the keys are Camunda's own.
import './drafts.js';
import {language, locales} from './language.js';
import {ownWords} from './frame.js';
import {tellCards} from './cards.js';
import {begin} from './forms/fields.js';
import {sayFaults} from './forms/faults.js';
import {foldHeadings} from './forms/folding.js';
import {keepWritten} from './forms/keeping.js';

ownWords();
tellCards();
begin();
sayFaults();
foldHeadings();
keepWritten();

// For screen readers.
document.documentElement.lang = language;

const descriptions = {
  fi: {
    claimTask: 'Ota avoinna oleva tehtävä',
    focusFilter: 'Siirry ensimmäiseen näkymään',
    focusList: 'Siirry luettelon ensimmäiseen tehtävään',
    focusForm: 'Siirry lomakkeen ensimmäiseen kenttään',
    startProcess: 'Kirjaa uusi asiakas tai tapahtuma'
  },
  sv: {
    claimTask: 'Ta den öppna uppgiften',
    focusFilter: 'Gå till den första vyn',
    focusList: 'Gå till den första uppgiften i listan',
    focusForm: 'Gå till det första fältet i formuläret',
    startProcess: 'Anteckna en ny klient eller händelse'
  },
  en: {
    claimTask: 'Claim the open task',
    focusFilter: 'Go to the first filter',
    focusList: 'Go to the first task of the list',
    focusForm: 'Go to the first field of the form',
    startProcess: 'Record a new client or event'
  }
};

const keys = {
  claimTask: 'ctrl+alt+c',
  focusFilter: 'ctrl+shift+f',
  focusList: 'ctrl+alt+l',
  focusForm: 'ctrl+alt+f',
  startProcess: 'ctrl+alt+p'
};

const words = descriptions[language] || descriptions.en;

export default {
  locales,
  customScripts: ['scripts/survey'],
  shortcuts: Object.fromEntries(
    Object.entries(keys).map(([name, key]) => [name, {key, description: words[name]}])
  )
};
