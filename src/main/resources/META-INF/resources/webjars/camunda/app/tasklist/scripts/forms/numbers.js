// Thousands apart by a space, decimals by a comma or a point; no 1e3.
const WRITTEN = /^-?\d{1,15}(?:[.,]\d+)?$/;
const SPACE_BETWEEN_THOUSANDS = /(?<=\d)[ \u00a0\u202f](?=\d{3}(?:\D|$))/g;

/**
 * The number that a text means, with a point; null when it means none.
 *
 * @param decimals how many digits there may be behind the comma
 */
export const readNumber = (text, decimals) => {
  const written = text.trim().replace(SPACE_BETWEEN_THOUSANDS, '').replace('\u2212', '-');
  if (!WRITTEN.test(written)) {
    return null;
  }
  const [whole, part = ''] = written.split(/[.,]/);
  return part.length > decimals ? null : part ? `${whole}.${part}` : whole;
};
