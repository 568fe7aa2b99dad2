/*
 * Numbers of telephones, accounts, cards and papers. Every repetition is bounded. They expect the plain form of a text
 * (`shared/text`).
 */

import { isOrdinaryNumber } from './ordinary-numbers.ts';

const SEPARATED = String.raw`[^\S\n]?[().\-/‐-―−ー·•_]?[().\-/‐-―−ー·•_]?[^\S\n]?`;
/** A letter of a script that puts spaces between words. In others, a number stands between letters. */
const SPACED_LETTER = String.raw`(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}])\p{L}`;
/** Seven digits and more in groups, as people write numbers of telephones, cards and accounts. */
const NUMBER = new RegExp(
  String.raw`(?<!\p{N}|${SPACED_LETTER})\+?\(?\p{Nd}(?:${SEPARATED}\p{Nd}){6,40}(?!\p{N}|${SPACED_LETTER})`,
  'gu',
);
/** The same of twelve digits, whatever letters touch them. */
const LONG_NUMBER = new RegExp(String.raw`\+?\(?\p{Nd}(?:${SEPARATED}\p{Nd}){11,40}`, 'gu');
/** Shorter ones, behind a word that says what they are. */
const TOLD_NUMBER = new RegExp(
  String.raw`(?<=(?<![\p{L}[])(?:call|ring|phone|tel|telefon|dial|mobile|handy|nummer|number|ext|extension|fax|whatsapp|code|account|konto)(?!\p{L})[^\d\n]{0,12})\p{Nd}(?:${SEPARATED}\p{Nd}){4,6}(?!\p{Nd})|(?<=(?<!\p{L})(?:cvv2?|cvc2?|pin|tan|otp|passcode)(?!\p{L})[^\d\n]{0,12})\p{Nd}{3,8}(?!\p{Nd})`,
  'giu',
);
/** Two letters, two digits, and groups; of words that look like one, few hold ten digits. */
const IBAN =
  /(?<![\p{L}\p{N}])[a-z]{2}\d{2}(?:[ -]?[a-z\d]{4}){2,7}(?:[ -]?[a-z\d]{1,3})?(?![\p{L}\p{N}])/giu;
const IBAN_DIGITS = 10;
/** Capital letters and digits together, as passports, tax offices and insurers number people. */
const CODE =
  /(?<![\p{L}\p{N}])(?=[A-Z]*\d[A-Z]*\d[A-Z]*\d[A-Z]*\d)(?=\d*[A-Z])[A-Z\d]{8,34}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])[A-Z]{2}(?: ?\d{2}){3} ?[A-D](?![\p{L}\p{N}])/gu;
/** Long runs of small letters and digits: wallets, keys. */
const LONG_CODE =
  /(?<![\p{L}\p{N}])(?=[a-z]{0,40}\d[a-z]{0,40}\d[a-z]{0,40}\d[a-z]{0,40}\d)[a-z\d]{20,90}(?![\p{L}\p{N}])/giu;
/** A document by its name, up to five words or groups behind it. */
const DOCUMENT =
  /(?<!\p{L})(passport|passeport|pasaporte|passaporto|passaporte|reisepass|paspoort|(?:personal)?ausweis|licen[cs]e|plate|kennzeichen|policy|member(?:ship)?|insurance|dni|nif|nie|ssn|bsn|pesel|cpf|sort code|routing|blz|reference)(?!\p{L})((?:[ :.#]{1,3}(?:no|nr|number|nummer|numéro|núm|num|is|ist|es|id)(?!\p{L}))?[ :.#]{1,3})((?:[a-z\d-]{1,24} ?){1,5})/giu;

/** Replaces the leading groups that are a number: with a digit in them, or of up to four capital letters. */
function hideDocument(_: string, name: string, between: string, rest: string): string {
  const groups = /^(?:(?:(?=[a-z-]{0,24}\d)[a-z\d-]{1,24}|[A-Z]{1,4}(?:-[A-Z]{1,4})?) ?)+/i.exec(
    rest,
  );
  const code = groups?.[0].trimEnd() ?? '';
  const digits = code.match(/\d/g)?.length ?? 0;
  if (digits < 3) return `${name}${between}${rest}`;
  return `${name}${between}[NUMBER]${rest.slice(code.length)}`;
}

/** Characters before and after a number that may tell what it is. */
const AROUND = 30;

/** Hides what a pattern finds, but for numbers that are plainly dates, amounts, times, scores or measures. */
const hideUnlessOrdinary = (text: string, pattern: RegExp): string =>
  text.replace(pattern, (found: string, ...more: unknown[]) => {
    const index = more.find((one) => typeof one === 'number') ?? 0;
    const before = text.slice(Math.max(0, index - AROUND), index);
    const after = text.slice(index + found.length, index + found.length + AROUND);
    return isOrdinaryNumber(found.trim(), before, after) ? found : '[NUMBER]';
  });

/** Takes out numbers of accounts and of documents that are named, which look like other things in part. */
export const hideNamedNumbers = (text: string): string =>
  text
    .replace(IBAN, (found) =>
      (found.match(/\d/g)?.length ?? 0) >= IBAN_DIGITS ? '[NUMBER]' : found,
    )
    .replace(DOCUMENT, hideDocument);

/** Takes out all other numbers that people are known by. */
export function hideNumbers(text: string): string {
  const withoutCodes = text.replace(CODE, '[NUMBER]').replace(LONG_CODE, '[NUMBER]');
  return [LONG_NUMBER, NUMBER]
    .reduce(hideUnlessOrdinary, withoutCodes)
    .replace(TOLD_NUMBER, '[NUMBER]');
}
