import { plainText, type Sentence, sentencesOf } from '../text/index.ts';
import { folded } from './fold.ts';
import { LANGUAGES } from './languages/index.ts';
import { type SentenceView, type Statement, statementsOf } from './statements.ts';
import { Lexis } from './vocabulary.ts';

/** Whose need a text speaks of: its writer's, or that of somebody whom the writer knows. */
export type Need = 'self' | 'other';

const LEXICA: readonly Lexis[] = LANGUAGES.map((vocabulary) => new Lexis(vocabulary));

/** A sentence in the two ways in which scripts write words, with and without what is quoted. */
interface Line {
  own: string;
  whole: string;
}

function lineOf({ tokens }: Sentence): Line {
  const text = (some: Sentence['tokens']) => folded(some.map(({ word }) => word).join(' '));
  const whole = text(tokens);
  return {
    whole,
    own: tokens.some(({ quoted }) => quoted) ? text(tokens.filter(({ quoted }) => !quoted)) : whole,
  };
}

/** The texts of a language that writes no spaces have none. */
const written = (lexis: Lexis, text: string): string =>
  lexis.vocabulary.unspaced ? text.replaceAll(' ', '') : ` ${text} `;

/** A sentence without its figures of speech, and what stands around it. */
function viewOf(
  lexis: Lexis,
  text: string,
  context: Pick<SentenceView, 'around' | 'near'>,
): SentenceView {
  const plain = lexis.without('emphasis', written(lexis, text));
  return { text: lexis.without('figurative', plain), ...context };
}

/** True where what is stated is over, or is the stuff of a book, or a threat in jest. */
function isInEarnest(
  lexis: Lexis,
  { text, around }: SentenceView,
  { about, isTopic }: Statement,
): boolean {
  if (lexis.has('past', text) && !lexis.has('still', text)) return false;
  if (lexis.has('trivial', text) && lexis.has('jest', text)) return false;
  const isStory = lexis.has('fiction', about === 'self' ? text : around);
  return !isStory || (about === 'self' && !isTopic && lexis.has('self', text));
}

/** The need in one line; `faint` where it counts only beside despair. */
function needInLine(
  lexis: Lexis,
  { own, whole }: Line,
  before: Line | undefined,
  after: Line | undefined,
): Need | 'faint' | undefined {
  if (!lexis.mayState(written(lexis, whole))) return undefined;
  const around = written(lexis, before?.whole ?? '') + written(lexis, whole);
  const near = around + written(lexis, after?.whole ?? '');
  const context = { around, near };
  // One's own word in quotation marks stands in a sentence about oneself; other quotations are others' words.
  const isQuotation = own !== whole && !lexis.has('said', written(lexis, own));
  const view = viewOf(lexis, isQuotation ? own : whole, context);
  const meant = statementsOf(lexis, view).filter((one) => isInEarnest(lexis, view, one));
  if (meant.some(({ about, isFaint }) => about !== 'other' && !isFaint)) return 'self';
  if (meant.some(({ about }) => about === 'other') && isKnown(lexis, near)) return 'other';
  if (isQuotation && lexis.has('worry', near)) {
    const quoted = viewOf(lexis, whole, context);
    if (statementsOf(lexis, quoted).some((one) => isInEarnest(lexis, quoted, one))) return 'other';
  }
  return meant.some(({ about }) => about !== 'other') ? 'faint' : undefined;
}

function needIn(lexis: Lexis, lines: readonly Line[]): Need | undefined {
  const found = new Set<Need | 'faint' | undefined>();
  for (let at = 0; at < lines.length && !found.has('self'); at++) {
    const line = lines[at];
    if (line) found.add(needInLine(lexis, line, lines[at - 1], lines[at + 1]));
  }
  if (found.has('self')) return 'self';
  const despairs = () => lines.some(({ own }) => lexis.has('despair', written(lexis, own)));
  if (found.has('faint') && despairs()) return 'self';
  return found.has('other') ? 'other' : undefined;
}

/** True where somebody's need is close to the writer: a friend or relative, or fear for somebody. */
function isKnown(lexis: Lexis, near: string): boolean {
  const isFeared = lexis.has('worry', near);
  if (lexis.has('mourned', near) && !isFeared) return false;
  return isFeared || lexis.has('person', near);
}

/**
 * Whose need of help a text speaks of (`docs/self-harm.md` says how it is found). Every language is looked for,
 * whatever the text is mostly written in. Takes time in proportion to the text. In doubt there is a need: a
 * help line shown in vain costs little.
 */
export function needOf(text: string): Need | undefined {
  // A line that is broken only to fit its page goes on in the next.
  const plain = plainText(text).replaceAll(/(?<!\n)\r?\n(?![\s>#*\-+\d])/g, ' ');
  const lines = sentencesOf(plain).map(lineOf);
  const letters = lines.map(({ whole }) => whole).join(' ');
  let found: Need | undefined;
  for (const lexis of LEXICA) {
    if (!lexis.vocabulary.script.test(letters)) continue;
    const need = needIn(lexis, lines);
    if (need === 'self') return need;
    found ??= need;
  }
  return found;
}

/** True for a text that gets `support` instead of a score. */
export const asksForHelp = (text: string): boolean => needOf(text) !== undefined;
