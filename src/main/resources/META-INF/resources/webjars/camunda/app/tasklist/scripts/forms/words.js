import {language} from '../language.js';

const WEEKDAYS = {
  fi: ['sunnuntai', 'maanantai', 'tiistai', 'keskiviikko', 'torstai', 'perjantai', 'lauantai'],
  sv: ['söndag', 'måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
};
const SHORT_WEEKDAYS = {
  fi: ['su', 'ma', 'ti', 'ke', 'to', 'pe', 'la'],
  sv: ['sö', 'må', 'ti', 'on', 'to', 'fr', 'lö'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
};
const MONTHS = {
  fi: [
    'tammikuu', 'helmikuu', 'maaliskuu', 'huhtikuu', 'toukokuu', 'kesäkuu',
    'heinäkuu', 'elokuu', 'syyskuu', 'lokakuu', 'marraskuu', 'joulukuu'
  ],
  sv: [
    'januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december'
  ],
  en: [
    'January', 'February', 'March', 'April', 'May', 'June',
    'July', 'August', 'September', 'October', 'November', 'December'
  ]
};

/** What form-js 1.8.7 says in English, by its own sentences; {} is what it fills in. */
const SAID = {
  'Field is required.': {fi: 'Täytä tämä kenttä.', sv: 'Fyll i fältet.', en: 'Fill in this field.'},
  'Field must match pattern {}.': {
    fi: 'Tarkista, miten arvo on kirjoitettu.', sv: 'Kontrollera hur värdet är skrivet.', en: 'Check how the value is written.'
  },
  'Field must have minimum value of {}.': {
    fi: 'Arvon pitää olla vähintään {}.', sv: 'Värdet ska vara minst {}.', en: 'The value must be at least {}.'
  },
  'Field must have maximum value of {}.': {
    fi: 'Arvon pitää olla enintään {}.', sv: 'Värdet får vara högst {}.', en: 'The value must be at most {}.'
  },
  'Field must have minimum length of {}.': {
    fi: 'Kirjoita vähintään {} merkkiä.', sv: 'Skriv minst {} tecken.', en: 'Write at least {} characters.'
  },
  'Field must have maximum length of {}.': {
    fi: 'Teksti on liian pitkä, enintään {} merkkiä.',
    sv: 'Texten är för lång, högst {} tecken.',
    en: 'The text is too long, at most {} characters.'
  },
  'Field must be a valid  international phone number. (e.g. +4930664040900)': {
    fi: 'Kirjoita puhelinnumero kansainvälisessä muodossa, kuten +358401234567.',
    sv: 'Skriv telefonnumret i internationell form, till exempel +358401234567.',
    en: 'Write the phone number in international form, such as +358401234567.'
  },
  'Field must be a valid email.': {
    fi: 'Kirjoita sähköpostiosoite, kuten nimi@esimerkki.fi.',
    sv: 'Skriv en e-postadress, till exempel namn@exempel.fi.',
    en: 'Write an e-mail address, such as name@example.com.'
  },
  'Value is not a number.': {fi: 'Kirjoita luku.', sv: 'Skriv ett tal.', en: 'Write a number.'},
  'Value is expected to be an integer.': {fi: 'Kirjoita kokonaisluku.', sv: 'Skriv ett heltal.', en: 'Write a whole number.'},
  'Value is expected to have at most {} decimal digit.': {
    fi: 'Kirjoita enintään {} desimaali.', sv: 'Skriv högst {} decimal.', en: 'Write at most {} decimal.'
  },
  'Value is expected to have at most {} decimal digits.': {
    fi: 'Kirjoita enintään {} desimaalia.', sv: 'Skriv högst {} decimaler.', en: 'Write at most {} decimals.'
  },
  'Please select a valid value, the two nearest valid values are {} and {}.': {
    fi: 'Lähimmät sopivat arvot ovat {} ja {}.',
    sv: 'De närmaste tillåtna värdena är {} och {}.',
    en: 'The nearest values that fit are {} and {}.'
  },
  'Date and time must both be entered.': {
    fi: 'Anna sekä päivä että kellonaika.', sv: 'Ange både datum och klockslag.', en: 'Give both the day and the time.'
  },
  Select: {fi: 'Valitse', sv: 'Välj', en: 'Choose'},
  Search: {fi: 'Hae', sv: 'Sök', en: 'Search'},
  'No results': {fi: 'Ei osumia', sv: 'Inga träffar', en: 'No matches'},
  'All values selected': {fi: 'Kaikki on valittu', sv: 'Allt är valt', en: 'All are chosen'},
  'Skip to search': {fi: 'Siirry hakuun', sv: 'Gå till sökningen', en: 'Go to the search'},
  'Remove tag': {fi: 'Poista valinta', sv: 'Ta bort valet', en: 'Remove the choice'},
  Increment: {fi: 'Suurenna', sv: 'Öka', en: 'Increase'},
  Decrement: {fi: 'Pienennä', sv: 'Minska', en: 'Decrease'},
  'Nothing to show.': {fi: 'Ei näytettävää.', sv: 'Ingenting att visa.', en: 'Nothing to show.'},
  'No content to show.': {fi: 'Ei näytettävää.', sv: 'Ingenting att visa.', en: 'Nothing to show.'},
  'Previous page': {fi: 'Edellinen sivu', sv: 'Föregående sida', en: 'Previous page'},
  'Next page': {fi: 'Seuraava sivu', sv: 'Nästa sida', en: 'Next page'},
  'Click to sort by {} ascending': {
    fi: 'Järjestä nousevasti: {}', sv: 'Sortera stigande: {}', en: 'Sort ascending: {}'
  },
  'Click to sort by {} descending': {
    fi: 'Järjestä laskevasti: {}', sv: 'Sortera fallande: {}', en: 'Sort descending: {}'
  },
  'Click to remove sorting': {fi: 'Poista järjestys', sv: 'Ta bort sorteringen', en: 'Remove the sorting'},
  "External content couldn't be loaded.": {
    fi: 'Sisältöä ei saatu.', sv: 'Innehållet kunde inte hämtas.', en: 'The content could not be fetched.'
  },
  'This is an image placeholder': {fi: 'Kuva puuttuu', sv: 'Bilden saknas', en: 'The picture is missing'},
  'Date time': {fi: 'Päivä ja aika', sv: 'Datum och tid', en: 'Day and time'}
};

const OURS = {
  day: {
    fi: 'Tätä päivää ei ole. Kirjoita päivä kuten 4.12.2026.',
    sv: 'Det finns inget sådant datum. Skriv till exempel 4.12.2026.',
    en: 'There is no such day. Write it like 4.12.2026.'
  },
  whole: {
    fi: 'Kirjoita kokonaisluku, kuten 35.', sv: 'Skriv ett heltal, till exempel 35.', en: 'Write a whole number, such as 35.'
  },
  decimal: {
    fi: 'Kirjoita luku, kuten 3,5; enintään {} desimaalia.',
    sv: 'Skriv ett tal, till exempel 3,5; högst {} decimaler.',
    en: 'Write a number, such as 3.5; at most {} decimals.'
  },
  dayFormat: {fi: 'p.k.vvvv', sv: 'd.m.åååå', en: 'd.m.yyyy'}
};

const known = language in WEEKDAYS ? language : 'en';

const escaped = text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const patterns = Object.entries(SAID)
  .filter(([said]) => said.includes('{}'))
  .map(([said, words]) => [new RegExp(`^${said.split('{}').map(escaped).join('(.*)')}$`, 's'), words[known]]);

const filled = (sentence, values) => values.reduce((made, value) => made.replace('{}', () => value), sentence);

/** What stands for a sentence of form-js in the reader's language; the sentence itself when it is none of form-js. */
export const translated = text => {
  if (Object.hasOwn(SAID, text)) {
    return SAID[text][known];
  }
  for (const [pattern, sentence] of patterns) {
    const found = pattern.exec(text);
    if (found) {
      return filled(sentence, found.slice(1));
    }
  }
  return text;
};

/** A sentence of our own. */
export const say = (name, ...values) => filled(OURS[name][known], values);

/** The calendar's words, as flatpickr takes them; a week begins on Monday. */
export const calendar = {
  firstDayOfWeek: 1,
  weekdays: {shorthand: SHORT_WEEKDAYS[known], longhand: WEEKDAYS[known]},
  months: {shorthand: MONTHS[known], longhand: MONTHS[known]},
  weekAbbreviation: {fi: 'vk', sv: 'v', en: 'wk'}[known],
  yearAriaLabel: {fi: 'Vuosi', sv: 'År', en: 'Year'}[known],
  monthAriaLabel: {fi: 'Kuukausi', sv: 'Månad', en: 'Month'}[known]
};
