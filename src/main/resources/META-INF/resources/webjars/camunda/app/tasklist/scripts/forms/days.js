// A day as people here write it: 4.12.2026, 04.12.2026 or 04122026, and as registers do: 2026-12-04. Nothing is guessed.
const WRITTEN = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/;
const PACKED = /^(\d{2})(\d{2})(\d{4})$/;
const REGISTER = /^(\d{4})-(\d{2})-(\d{2})$/;

const existing = (year, month, day) => {
  const made = new Date(2000, 0, 1);
  // Not by the constructor, which takes the year 26 for 1926.
  made.setFullYear(year, month - 1, day);
  made.setHours(0, 0, 0, 0);
  return made.getMonth() === month - 1 && made.getDate() === day ? made : null;
};

/** The day that a text means, at midnight here; null when it means none or more than one. */
export const readDay = text => {
  const written = text.trim();
  const parts = WRITTEN.exec(written) || PACKED.exec(written);
  if (parts) {
    return existing(Number(parts[3]), Number(parts[2]), Number(parts[1]));
  }
  const ofRegister = REGISTER.exec(written);
  return ofRegister ? existing(Number(ofRegister[1]), Number(ofRegister[2]), Number(ofRegister[3])) : null;
};

const parse = Date.parse;

/**
 * form-js 1.8.7 takes the day of a case for midnight in Greenwich, and sends back the day before it wherever that is still yesterday:
 * a day without a time is a day here.
 */
export const keepDays = () => {
  Date.parse = text => {
    const day = REGISTER.test(text) ? readDay(text) : null;
    return day ? day.getTime() : parse(text);
  };
};
