import { lowerCase } from './plain-text.ts';

/** One word of a text, as the rules look at it. */
export interface Token {
  /** Lower case. */
  word: string;
  /** As written. */
  written: string;
  /** True inside quotation marks or a quoted block: mostly somebody else's words. */
  quoted: boolean;
  /** The text between this word and the next one. */
  after: string;
}

/** A run of words up to a full stop, question or exclamation mark, or the end of a line. */
export interface Sentence {
  tokens: readonly Token[];
  exclaimed: boolean;
  asked: boolean;
}

const TOKEN =
  /\p{Extended_Pictographic}|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:'[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|["“”«»„「」『』]|./gsu;
const WORD = /^(?:\p{Extended_Pictographic}|[\p{L}\p{N}])/u;
/** Quotation marks that open, and those that close them. German closes with the mark that opens in English. */
const QUOTATION_MARKS: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '„': '“”',
  '«': '»',
  '»': '«',
  '「': '」',
  '『': '』',
};
/** Markdown that is not said: code blocks, links' targets, images, bare addresses. */
const UNSAID =
  /```[\s\S]*?(?:```|$)|`[^`\n]*`|!?\[([^[\]\n]{0,500})\]\([^()\n]{0,2000}\)|<[a-z][a-z\d+.-]{1,20}:[^\s<>]{0,2000}>/g;

/** @param text Markdown in its plain form (`plainText`) */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let tokens: Token[] = [];
  const close = (mark = '') => {
    if (tokens.length > 0) {
      sentences.push({ tokens, exclaimed: mark === '!', asked: mark === '?' });
    }
    tokens = [];
  };
  for (const line of text.replace(UNSAID, '$1').split('\n')) {
    const quotedLine = /^\s*>/.test(line);
    // Quotation marks hold within a line: one that is never closed must not swallow the rest of the entry.
    let closing = '';
    for (const [part] of line.matchAll(TOKEN)) {
      if (/["“”«»„「」『』]/.test(part)) {
        closing =
          closing === '' ? (QUOTATION_MARKS[part] ?? '') : closing.includes(part) ? '' : closing;
      } else if (WORD.test(part)) {
        tokens.push({
          word: lowerCase(part),
          written: part,
          quoted: closing !== '' || quotedLine,
          after: '',
        });
        continue;
      }
      const last = tokens.at(-1);
      if (last) last.after += part;
      if (/[.!?…]/.test(part)) close(part);
    }
    close();
  }
  return sentences;
}
