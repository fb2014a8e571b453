// The first language of the browser that there are words for. It is its own fallback: with a second one loaded beside it, the last
// to arrive would set the dates.
export const languages = ['fi', 'sv', 'en', 'de'];

export const language =
  [...(navigator.languages || [navigator.language])]
    .map(wish => wish.split('-')[0].toLowerCase())
    .find(wish => languages.includes(wish)) || 'en';

export const locales = {availableLocales: languages, fallbackLocale: language};
