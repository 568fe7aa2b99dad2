/* Numbers of every day that are as long as a telephone number: days, amounts, times, scores, measures. */

/** Behind one of these a number is somebody's, whatever it looks like. */
const TELLING =
  /(?<![\p{L}[])(?:call|called|ring|rang|phone|tel|telefon\p{L}{0,3}|tel[eé]fon[oe]|telephone|téléphone|dial|mobile|cell|handy|nummer|number|numéro|número|numero|numer|fax|whatsapp|sms|signal|text|card|karte|account|konto|compte|cuenta|conto|ssn|pin)(?!\p{L})[^\d\n]{0,20}$/iu;

const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const YEAR = '(?:19|20)\\d\\d';
const DATE = `(?:\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}|${DAY}[-./]${DAY}[-./](?:\\d{4}|\\d\\d)|${DAY}\\.${DAY}\\.|${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])|${YEAR})`;
const TIME = '(?:[01]\\d|2[0-4])[0-5]\\d';

/** Shapes of ordinary numbers that may begin with a zero. */
const DAYS_AND_TIMES = [
  // One day or several, with or without an hour behind it; years.
  new RegExp(`^${DATE}(?: ?[-–/ ] ?${DATE}){0,10}(?: \\d{1,2})?$`),
  // From 0600 to 1400.
  new RegExp(`^${TIME}[-–]${TIME}$`),
];

/** The others. */
const SHAPES = [
  // 1 250 000, and 120.000.000.
  /^\d{1,2}([ .])\d{3}(?:\1\d{3}){1,4}$/,
  /^\d{1,3}([ .])(?:\d{3}\1){1,4}000$/,
  // 3.14159265
  /^\d{1,2}\.\d{4,15}$/,
  // 81.2 81.0 80.7
  /^\d{1,3}\.\d{1,2}(?: \d{1,3}\.\d{1,2}){1,20}$/,
  // 21-19 18-21
  /^\d{1,2}[-–]\d{1,2}(?: \d{1,2}[-–]\d{1,2}){1,10}$/,
];

const CURRENCY_BEFORE = /(?:[€$£¥₹₺₽₩₦]|(?<!\p{L})(?:EUR|USD|GBP|CHF|INR|Rs)\.?) ?$/u;
const UNIT_AFTER =
  /^ ?(?:[€$£¥₹₺₽₩₦%°]|(?:eur|euros?|usd|dollars?|pounds?|chf|francs?|franken|kr|kronor|kroner|crowns?|korun|zł|złotych|lira|rupees?|rupiah|yen|yuan|won|pesos?|reais|rubles?|rand|naira|shillings?|people|views|steps|words|times|points|km|kg|m|cm|mm|g|mg|ml|l|kcal|calories|bpm|mph|hz)(?![\p{L}\d]))/iu;

/** Lists of small numbers: sets of exercises, throws, lottery numbers, counting. */
function isSmallList(text: string): boolean {
  const groups = text.match(/\d+/g) ?? [];
  const lengths = new Set(groups.map(({ length }) => length));
  const digits = groups.join('').length;
  if (Math.max(...lengths) > 3) return false;
  if (lengths.size === 1 && lengths.has(1)) return digits < 10;
  if (groups.slice(1).some(({ length }) => length === 1)) return true;
  if (lengths.has(3)) return false;
  if (groups.length === 6 || groups.length === 7) return true;
  const sorted = [...groups].sort();
  return [sorted, [...sorted].reverse()].some((one) => one.join() === groups.join());
}

/** Digits of other scripts as ours. In Unicode each script has its ten in a row. */
const westernDigits = (text: string): string =>
  text.replace(/(?!\d)\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let value = 0;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
    return String(value);
  });

/**
 * True for seven digits and more that are plainly no number of a person. Where both can be meant, they are one: too much
 * is hidden rather than too little.
 * @param before the text before it
 * @param after the text behind it
 */
export function isOrdinaryNumber(written: string, before: string, after: string): boolean {
  if (TELLING.test(before)) return false;
  const found = westernDigits(written);
  if (DAYS_AND_TIMES.some((shape) => shape.test(found))) return true;
  if (/^[+(0]/.test(found)) return false;
  if (CURRENCY_BEFORE.test(before) || UNIT_AFTER.test(after)) return true;
  return SHAPES.some((shape) => shape.test(found)) || isSmallList(found);
}
