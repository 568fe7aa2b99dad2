import { readFileSync } from 'node:fs';

/** A sentence with the need that one careful reader sees in it. */
export interface LabelledSentence {
  /** ISO 639-1. */
  language: string;
  need: 'self' | 'other' | undefined;
  text: string;
}

const NEEDS = { '+': 'self', '~': 'other', '-': undefined } as const;

/**
 * Reads a set of sentences: `# en` begins a language; `+` a writer's own need, `~` worry about somebody else,
 * `-` neither.
 */
export function readLabelled(name: 'working' | 'held-out'): LabelledSentence[] {
  const sentences: LabelledSentence[] = [];
  let language = '';
  for (const line of readFileSync(`${import.meta.dirname}/${name}.txt`, 'utf8').split('\n')) {
    const text = line.slice(2);
    if (line.startsWith('# ')) language = text;
    else if (/^[+~-] /.test(line)) {
      sentences.push({ language, need: NEEDS[line[0] as keyof typeof NEEDS], text });
    }
  }
  return sentences;
}
