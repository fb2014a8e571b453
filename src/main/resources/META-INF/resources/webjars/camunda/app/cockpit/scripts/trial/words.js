import {language as ofBrowser} from '../../../tasklist/scripts/language.js';

// What the page says, in three languages; {names} are filled in.
export const texts = {
  fi: {
    title: 'Kokeile',
    intro:
      'Kokeile muutettuja malleja ennen käyttöönottoa. Esimerkkiasiat ajetaan nyt käytössä olevilla ja muutetuilla malleilla, ja sivu kertoo, missä asioissa jokin menee toisin. Oikeisiin asioihin ei kosketa, eikä mitään oteta käyttöön.',
    files: 'Muutetut mallit',
    filesNote: 'Valitse yksi tai useampi kaavio (.bpmn), taulu (.dmn) tai lomake (.form). Muut mallit ovat uusimmat käyttöön otetut.',
    start: 'Kokeile',
    starting: 'Tarkistetaan malleja…',
    progress: 'Kokeilun eteneminen',
    result: 'Tulos',
    untried: 'Näitä muutettuja kohtia mikään asia ei koetellut, joten tulos ei kerro niistä:',
    alike: '{title} ja muut, {count} asiaa',
    cases: 'Samoin menevät: {titles}.',
    what: 'Mikä muuttuu',
    where: 'Missä',
    before: 'Ennen',
    after: 'Jälkeen',
    day: 'Päivä asiassa',
    nothing: 'Valitse ensin ainakin yksi tiedosto.',
    failed400: 'Malleja ei kokeiltu, koska ne eivät noudata sääntöjä. Korjaa nämä:',
    failed401: 'Istuntosi on päättynyt. Kirjaudu uudelleen.',
    failed403: 'Malleja kokeilee vain suunnittelija. Jos tarvitset oikeuden, ota yhteys ylläpitoon.',
    failed404: 'Kokeilua ei enää löydy. Kokeile uudelleen.',
    failed409: 'Toinen kokeilu on kesken. Yritä uudelleen, kun se on päättynyt.',
    failed413: 'Tiedostot ovat liian suuria: yhteensä enintään 2 megatavua.',
    failed500: 'Palvelussa on vika. Kerro ylläpidolle numero {number}.',
    failed0: 'Palveluun ei saada yhteyttä. Tarkista verkko.'
  },
  sv: {
    title: 'Prova',
    intro:
      'Prova ändrade modeller innan de tas i bruk. Exempelärenden körs med de modeller som nu är i bruk och med de ändrade, och sidan visar i vilka ärenden något blir annorlunda. Verkliga ärenden berörs inte, och ingenting tas i bruk.',
    files: 'Ändrade modeller',
    filesNote: 'Välj ett eller flera diagram (.bpmn), tabeller (.dmn) eller blanketter (.form). Övriga modeller är de senast ibruktagna.',
    start: 'Prova',
    starting: 'Modellerna kontrolleras…',
    progress: 'Så långt har försöket kommit',
    result: 'Resultat',
    untried: 'Inget ärende prövade följande ändrade ställen, så resultatet berättar inget om dem:',
    alike: '{title} och andra, {count} ärenden',
    cases: 'Likadana är: {titles}.',
    what: 'Vad som ändras',
    where: 'Var',
    before: 'Före',
    after: 'Efter',
    day: 'Dag i ärendet',
    nothing: 'Välj först minst en fil.',
    failed400: 'Modellerna provades inte, eftersom de inte följer reglerna. Rätta följande:',
    failed401: 'Din session har avslutats. Logga in på nytt.',
    failed403: 'Bara den som planerar modeller kan prova dem. Kontakta administratören om du behöver rättigheten.',
    failed404: 'Försöket finns inte längre. Prova på nytt.',
    failed409: 'Ett annat försök pågår. Prova på nytt när det är slut.',
    failed413: 'Filerna är för stora: sammanlagt högst 2 megabyte.',
    failed500: 'Det finns ett fel i tjänsten. Uppge numret {number} för administratören.',
    failed0: 'Tjänsten kan inte nås. Kontrollera nätet.'
  },
  en: {
    title: 'Try',
    intro:
      'Try changed models before they are deployed. Sample cases are led by the models deployed now and by the changed ones, and the page tells in which cases something goes otherwise. No real case is touched, and nothing is deployed.',
    files: 'Changed models',
    filesNote: 'Choose one or more drawings (.bpmn), tables (.dmn) or forms (.form). All other models are the newest deployed.',
    start: 'Try',
    starting: 'The models are being checked…',
    progress: 'Progress of the trial',
    result: 'Result',
    untried: 'No case came to these changed places, so the result does not tell of them:',
    alike: '{title} and others, {count} cases',
    cases: 'Alike are: {titles}.',
    what: 'What changes',
    where: 'Where',
    before: 'Before',
    after: 'After',
    day: 'Day in the case',
    nothing: 'Choose at least one file first.',
    failed400: 'The models were not tried, because they do not keep the rules. Mend these:',
    failed401: 'Your session has ended. Sign in again.',
    failed403: 'Only a designer tries models. If you need the right, ask the administrators.',
    failed404: 'The trial is not there any more. Try again.',
    failed409: 'Another trial is running. Try again when it has ended.',
    failed413: 'The files are too large: together 2 megabytes at most.',
    failed500: 'Something is wrong with the service. Tell the administrators the number {number}.',
    failed0: 'The service cannot be reached. Check the network.'
  }
};

// Cockpit itself speaks English and German only; German gets our English.
export const language = ofBrowser in texts ? ofBrowser : 'en';

export const say = (key, values = {}) => (texts[language][key] ?? key).replace(/\{(\w+)}/g, (_, name) => values[name] ?? '');

const days = new Intl.DateTimeFormat({fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB'}[language], {
  day: 'numeric',
  month: 'numeric',
  year: 'numeric',
  timeZone: 'Europe/Helsinki'
});

export const day = iso => days.format(new Date(iso));
