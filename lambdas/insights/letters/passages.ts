import { asksForHelp } from '@reflekt/shared/self-harm';

/** UTF-16 units of a passage. */
const SHORTEST = 40;
const LONGEST = 240;
const BEST = 130;
/** Lines that are markup more than words: headings, quotations of others, tables, code, tasks, rules. */
const NOT_PROSE = /^\s*(?:#{1,6}\s|>|\||```|[-*+]\s+\[[ xX]\]|-{3,}|\*{3,})|\]\(|https?:\/\//;
/** The mark of a list at the beginning of a line. */
const MARK = /^\s*(?:[-*+]|\d{1,3}[.)])\s+/;
/** The last place where a long sentence can be left: after a clause. */
const CLAUSE_END = /^[\s\S]*[^\s,;:](?=[,;:]\s)/;

/** An initial or a title, whose full stop ends no sentence. */
const ABBREVIATED = /(?:^|[\s(])(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Capt|Col|Prof|Rev|No)\.\s*$/u;
/** Passages begin like sentences. */
const BEGINNING = /^["'“‘(]?[\p{Lu}\p{Lo}\p{N}]/u;

/** The sentences of a line, each a part of it. */
function sentencesIn(line: string): string[] {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  const sentences: string[] = [];
  for (const { segment } of segmenter.segment(line)) {
    const before = sentences.at(-1);
    if (before !== undefined && ABBREVIATED.test(before))
      sentences[sentences.length - 1] += segment;
    else sentences.push(segment);
  }
  return sentences.map((sentence) => sentence.trim());
}

/** The beginning of a sentence that is too long, up to the end of a clause. */
function shortened(sentence: string): string {
  if (sentence.length <= LONGEST) return sentence;
  return CLAUSE_END.exec(sentence.slice(0, LONGEST))?.[0] ?? '';
}

/** A quotation or bracket that a cut would leave open. */
const isBalanced = (text: string): boolean =>
  text.split('(').length === text.split(')').length && text.split('"').length % 2 === 1;

/**
 * The passages of an entry that could be quoted: sentences, or their beginnings, word for word. None asks for help.
 * @param content Markdown
 */
export function passagesOf(content: string): string[] {
  return content
    .split('\n')
    .filter((line) => !NOT_PROSE.test(line))
    .flatMap((line) => sentencesIn(line.replace(MARK, '')))
    .map(shortened)
    .filter(
      (passage) => passage.length >= SHORTEST && BEGINNING.test(passage) && isBalanced(passage),
    )
    .filter((passage) => !asksForHelp(passage));
}

/** True for a passage that ends where its sentence ends. */
export const isWholeSentence = (passage: string): boolean =>
  /[.!?…。！？]["'”’)]*$/.test(passage) && !ABBREVIATED.test(passage);

/** The part of a score that a passage has that is a whole sentence. */
const WHOLE = 0.4;

/**
 * The passage with the highest score; among equals the one of the most pleasant length, then the first.
 * @returns undefined where there is none
 */
export function bestPassage(
  content: string,
  score: (passage: string) => number,
): string | undefined {
  const rated = passagesOf(content).map((passage) => ({
    passage,
    score: score(passage) + (isWholeSentence(passage) ? WHOLE : 0),
    distance: Math.abs(passage.length - BEST),
  }));
  return rated.sort((a, b) => b.score - a.score || a.distance - b.distance)[0]?.passage;
}
