import {language} from './language.js';

const words = {fi: 'Kysely yhteistyöstä', sv: 'Enkät om samarbetet', en: 'Survey on working together'};

const link = () => {
  const made = document.createElement('a');
  made.href = `/api/survey?lang=${language}`;
  made.target = '_blank';
  made.textContent = words[language];
  return made;
};

// Offered until the user has answered this year's survey. Of whoever is not signed in nothing is asked: the browser would open its own
// window for a password.
const offer = async node => {
  const answer = await fetch('/api/survey/turn');
  if (answer.ok && (await answer.json()).open) {
    node.append(link());
  }
};

export default {id: 'survey', pluginPoint: 'tasklist.navbar.action', priority: 150, render: offer};
