import { type Token, tokenize } from '../text/tokens.ts';
import { readOperator } from './operators.ts';
import type { Clause, Query, TextMatch } from './query.ts';

const QUOTES = '"“”„‟«»';
const CLOSING = /["“”„‟«»]/g;
const SPACE = /\s/;

/** A part of the text as written: a quoted one, or one without spaces. */
interface Piece {
  text: string;
  quoted: boolean;
  negated: boolean;
  /** The name of `name:`. */
  operator?: string;
}

/** The end of a quotation that begins at `from`; −1 where it is never closed. */
function closingQuote(text: string, from: number): number {
  CLOSING.lastIndex = from;
  return CLOSING.exec(text)?.index ?? -1;
}

/** Splits a text into pieces, each character once. A quote that is never closed separates like a space. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  // Once one quote has no partner, no later one has.
  let quotesClose = true;
  let at = 0;
  while (at < text.length) {
    if (SPACE.test(text[at] ?? '')) {
      at++;
      continue;
    }
    const begin = at;
    const negated = text[at] === '-' && at + 1 < text.length && !SPACE.test(text[at + 1] ?? '');
    if (negated) at++;
    const operator = /^([a-z]+):/i.exec(text.slice(at, at + 12))?.[1];
    const valueAt = operator === undefined ? at : at + operator.length + 1;
    if (QUOTES.includes(text[valueAt] ?? ' ')) {
      const end = quotesClose ? closingQuote(text, valueAt + 1) : -1;
      if (end >= 0) {
        const quoted = { text: text.slice(valueAt + 1, end), quoted: true, negated };
        pieces.push(operator === undefined ? quoted : { ...quoted, operator });
        at = end + 1;
        continue;
      }
      quotesClose = false;
    }
    while (at < text.length && !SPACE.test(text[at] ?? '')) {
      if (at > begin && QUOTES.includes(text[at] ?? '') && at !== valueAt) break;
      at++;
    }
    if (at === begin) at++;
    const bare = text.slice(negated ? begin + 1 : begin, at);
    const value = operator === undefined ? bare : bare.slice(operator.length + 1);
    pieces.push({
      text: operator === undefined ? bare : value,
      quoted: false,
      negated,
      ...(operator === undefined ? {} : { operator }),
    });
  }
  return pieces;
}

/**
 * Tokens in a row as a phrase. In a text, the last character of a run without spaces stands alone. At the end of a query
 * the run may go on: the character is a part of the pair before it, or begins any pair.
 */
function phraseOf(tokens: readonly Token[], starred = false): TextMatch[] {
  const terms = tokens.map(({ term }) => term);
  const last = tokens.at(-1);
  if (!last) return [];
  const isOpen = last.unspaced && [...last.term].length === 1;
  if (isOpen && tokens.at(-2)?.unspaced && terms.length > 1) terms.pop();
  return [{ kind: 'phrase', terms, prefix: starred || (isOpen && terms.length === tokens.length) }];
}

/** The words of a text without quotes. What an apostrophe or nothing at all divides is one phrase. */
function wordsOf(text: string): TextMatch[] {
  const tokens = tokenize(text);
  const matches: TextMatch[] = [];
  let begin = 0;
  for (let i = 1; i <= tokens.length; i++) {
    const before = tokens[i - 1];
    const next = tokens[i];
    if (next && before && /^['’]?$/.test(text.slice(before.end, next.start))) continue;
    // Pairs of one run overlap, so that the next one begins before this one ends.
    if (next && before && next.start < before.end) continue;
    const together = tokens.slice(begin, i);
    begin = i;
    const last = together.at(-1);
    if (!last) continue;
    const starred = text[last.end] === '*';
    if (together.length === 1 && !last.unspaced && !starred) {
      matches.push({ kind: 'word', term: last.term });
    } else {
      matches.push(...phraseOf(together, starred));
    }
  }
  return matches;
}

/** The clauses of a piece, all of which must hold; none where nothing of it can be searched. */
function clausesOf({ text, quoted, negated, operator }: Piece): Clause[] {
  if (operator !== undefined) {
    const member = readOperator(operator, text.trim());
    if (member) return [{ ...member, negated }];
  }
  const name = operator === undefined ? [] : wordsOf(operator);
  const matches = [...name, ...(quoted ? phraseOf(tokenize(text)) : wordsOf(text))];
  return matches.map((match) => ({ ...match, negated }));
}

/**
 * Parses the text of a search. Everything is a query: what is no operator is searched as words. Its time grows with the
 * length of the text. OR joins the clauses beside it; a leading or trailing OR is a word.
 */
export function parseQuery(text: string): Query {
  const pieces = piecesOf(text);
  const groups: Clause[][] = [];
  let joins = false;
  for (const [i, piece] of pieces.entries()) {
    const isOr = piece.text === 'OR' && !piece.quoted && !piece.negated && !piece.operator;
    if (isOr && groups.length > 0 && !joins && i + 1 < pieces.length) {
      joins = true;
      continue;
    }
    const [first, ...others] = clausesOf(piece);
    if (first) {
      if (joins) groups.at(-1)?.push(first);
      else groups.push([first]);
      groups.push(...others.map((clause) => [clause]));
    }
    joins = false;
  }
  return { groups, unsearchable: groups.length === 0 && text.trim() !== '' };
}
