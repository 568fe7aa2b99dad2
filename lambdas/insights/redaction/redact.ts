import { plainText } from '@reflekt/shared/text';
import { hideIdentifying } from './identifying.ts';
import { findNames } from './names.ts';

/** UTF-16 units beyond which a word in the place of a name is none, and is not put back. */
const LONGEST_NAME = 80;
const NAME_PLACEHOLDER = /\[NAME\d+\]/g;

export interface Redacted {
  /** In its plain form. */
  text: string;
  /** Puts the names back for their placeholders; other placeholders stay. */
  restore(answer: string): string;
}

/**
 * Takes out what tells who people are before a text leaves: e-mail addresses, links, handles, postal addresses,
 * numbers of telephones, accounts, cards and papers, and names. A name stands for the same placeholder
 * throughout. `pnpm --filter @reflekt/insights redaction` prints how much of each kind is found.
 * @param language of the text, an ISO 639-1 code
 */
export function redact(text: string, language: string): Redacted {
  const hidden = hideIdentifying(plainText(text));
  // A placeholder that the writer typed stands for no name, and must not become one in an answer.
  const typed = new Set(hidden.match(NAME_PLACEHOLDER));
  let count = 0;
  const nextPlaceholder = (): string => {
    do count += 1;
    while (typed.has(`[NAME${count}]`));
    return `[NAME${count}]`;
  };
  const placeholders = new Map<string, string>();
  const originals = new Map<string, string>();
  let redacted = '';
  let done = 0;
  for (const { key, written, index, end } of findNames(hidden, language)) {
    const placeholder = placeholders.get(key) ?? nextPlaceholder();
    if (!placeholders.has(key)) {
      placeholders.set(key, placeholder);
      if (written.length <= LONGEST_NAME) originals.set(placeholder, written);
    }
    redacted += hidden.slice(done, index) + placeholder;
    done = end;
  }
  redacted += hidden.slice(done);
  return {
    text: redacted,
    restore: (answer) =>
      answer.replaceAll(
        NAME_PLACEHOLDER,
        (placeholder) => originals.get(placeholder) ?? placeholder,
      ),
  };
}
