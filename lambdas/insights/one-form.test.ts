import { expect, test } from '@jest/globals';
import { languageOf } from './domain/language.ts';
import { analyseByLexicon } from './lexicon/index.ts';
import { redact } from './redaction/redact.ts';

const toEntities = (text: string) =>
  Array.from(text, (letter) => (letter === '\n' ? letter : `&#${letter.codePointAt(0)};`)).join('');
const toFullWidth = (text: string) =>
  text.replaceAll(/[!-~]/g, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0));

/** By how the same words can be written. */
const FORMS: readonly (readonly [string, (text: string) => string])[] = [
  ['composed letters', (text) => text.normalize('NFC')],
  ['decomposed letters', (text) => text.normalize('NFD')],
  ['entities', toEntities],
  ['entities that were escaped', (text) => toEntities(text).replaceAll('&', '&amp;')],
  ['tags in words', (text) => text.replaceAll(/(?<=\p{L})(?=\p{L})/gu, '<b></b>')],
  ['zero-width characters', (text) => text.replaceAll(/(?<=.)(?=.)/gu, '\u200b')],
  ['soft hyphens', (text) => text.replaceAll(/(?<=.)(?=.)/gu, '\u00ad')],
  ['full-width letters', toFullWidth],
  ['curly apostrophes', (text) => text.replaceAll("'", '’')],
  ['letters for apostrophes', (text) => text.replaceAll("'", '\u02bc')],
  ['no-break spaces', (text) => text.replaceAll(' ', '\u00a0')],
];

const ENGLISH =
  "I wasn't happy at the café with Zoë today, but the garden didn't disappoint: roses, roses and naïve joy!";

/** One sentence each, of the same evening. */
const LANGUAGES: readonly (readonly [string, string])[] = [
  ['en', ENGLISH],
  ['de', 'Ich war gestern müde und möchte heute früher schlafen, weil es so schön ruhig ist.'],
  ['pt', 'Não consegui dormir, mas amanhã vou à praia com a minha irmã e será ótimo.'],
  ['pl', 'Dziś byłam bardzo zmęczona, ale później poszłyśmy na długi spacer nad rzekę.'],
  ['vi', 'Hôm nay tôi rất mệt nhưng buổi tối thật yên tĩnh và dễ chịu.'],
  ['ko', '오늘은 너무 피곤했지만 저녁은 정말 조용하고 좋았다.'],
  ['tr', 'Bugün çok yorgundum ama akşam çok güzel ve sessiz geçti, şükürler olsun.'],
  ['sv', 'Jag är trött men kvällen var väldigt fin och lugn på ön.'],
  ['fr', "J'étais fatiguée hier, mais la soirée était très calme et même agréable."],
  ['es', 'Ayer estaba cansada, pero la noche fue muy tranquila y mañana será otro día.'],
  ['hi', 'आज मैं बहुत थक गया था लेकिन शाम बहुत शांत थी।'],
  ['ru', 'Вчера я очень устала, но вечер был тихий и спокойный, ещё и чай.'],
];

test.each(FORMS)('%s change nothing of an analysis', (_, write) => {
  expect(analyseByLexicon(write(ENGLISH))).toEqual(analyseByLexicon(ENGLISH));
});

test.each(LANGUAGES)('%s is the same language in every form', async (code, text) => {
  expect(await languageOf(text)).toBe(code);
  for (const [, write] of FORMS) expect(await languageOf(write(text))).toBe(code);
});

test.each(LANGUAGES)('%s is redacted alike in every form', (code, text) => {
  const whole = `${text} Then I met Oleander, o.quist@mail.example, +44 20 7946 0958.`;
  const { text: expected } = redact(whole, code);
  expect(expected).not.toMatch(/quist|7946/);
  for (const [, write] of FORMS) expect(redact(write(whole), code).text).toBe(expected);
});
