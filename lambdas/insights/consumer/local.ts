import type { Entry } from '@reflekt/shared/entities';
import { needOf } from '@reflekt/shared/self-harm';
import { analysedText, plainText } from '@reflekt/shared/text';
import { languageOf } from '../domain/language.ts';
import { analyseByLexicon, LEXICON_MODEL } from '../lexicon/index.ts';
import { supportFor } from '../self-harm/support.ts';
import type { Outcome } from './outcome.ts';

const own = { provider: 'lexicon', model: LEXICON_MODEL } as const;

/**
 * The outcome that needs no analysis, decided before any text could leave: an entry without text, or one that
 * needs help instead of a score, for its author or for somebody else.
 */
export function outcomeWithoutAnalysis(entry: Entry, zone: string | null): Outcome | undefined {
  const text = analysedText(entry);
  if (!/[\p{L}\p{Extended_Pictographic}]/u.test(plainText(text))) {
    return { kind: 'skipped', reason: 'no_text' };
  }
  const need = needOf(text);
  if (need) return { kind: 'support', support: supportFor(zone, need), ...own };
  return undefined;
}

/** Analyses a text in our own code, which reads English. Undefined for any other language. */
export async function analyseLocally(entry: Entry): Promise<Outcome | undefined> {
  const text = analysedText(entry);
  if ((await languageOf(text)) !== 'en') return undefined;
  return { kind: 'analysed', analysis: analyseByLexicon(text), ...own };
}
