// The language chosen at sign-in, as the server reads it (texts.Language), or else the first of the browser's that there are words for.
// It is its own fallback: with a second one loaded beside it, the last to arrive would set the dates.
export const languages = ['fi', 'sv', 'en'];

const COOKIE = 'language';

const chosen = document.cookie
  .split('; ')
  .map(each => each.split('='))
  .find(([name]) => name === COOKIE)?.[1];

export const language =
  [chosen, ...(navigator.languages || [navigator.language])]
    .map(wish => (wish ?? '').split('-')[0].toLowerCase())
    .find(wish => languages.includes(wish)) || 'fi';

export const locales = {availableLocales: [language], fallbackLocale: language};

/** Chooses a language for everything that this browser is shown from now on. */
export const choose = wish => {
  document.cookie = `${COOKIE}=${wish}; path=/; max-age=31536000; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
  location.reload();
};
