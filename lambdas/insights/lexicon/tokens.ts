/** One word of a text, as the rules look at it. */
export interface Token {
  /** Lower case, apostrophes straight. */
  word: string;
  /** As written. */
  written: string;
  /** Whether it stands in quotation marks or in a quoted block: somebody else's words, as a rule. */
  quoted: boolean;
  /** What stands between this word and the next one. */
  after: string;
}

/** A run of words up to a full stop, question or exclamation mark, or the end of a line. */
export interface Sentence {
  tokens: readonly Token[];
  exclaimed: boolean;
  asked: boolean;
}

const TOKEN = /\p{Extended_Pictographic}|[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*|["“”«»„]|./gsu;
const WORD = /^(?:\p{Extended_Pictographic}|[\p{L}\p{N}])/u;
const OPENING = /["“«„]/;
/** Markdown that is not said: code blocks, links' targets, images, HTML. */
const UNSAID =
  /```[\s\S]*?(?:```|$)|`[^`\n]*`|!?\[([^[\]\n]{0,500})\]\([^()\n]{0,2000}\)|<[^>\n]{1,200}>/g;

/** Sentences of a Markdown text. */
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
    let open = false;
    for (const [part] of line.matchAll(TOKEN)) {
      if (/["“”«»„]/.test(part)) {
        open = part === '"' ? !open : OPENING.test(part);
      } else if (WORD.test(part)) {
        const word = part.toLowerCase().replaceAll('’', "'");
        tokens.push({ word, written: part, quoted: open || quotedLine, after: '' });
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
