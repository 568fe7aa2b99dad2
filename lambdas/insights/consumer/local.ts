import type { Entry } from '@reflekt/shared/entities';
import { analysedText } from '../domain/analysis.ts';
import { languageOf } from '../domain/language.ts';
import { plainText } from '../domain/plain-text.ts';
import { analyseByLexicon, LEXICON_MODEL } from '../lexicon/index.ts';
import { asksForHelp } from '../self-harm/detect.ts';
import { supportFor } from '../self-harm/support.ts';
import type { Outcome } from './outcome.ts';

const own = { provider: 'lexicon', model: LEXICON_MODEL } as const;

/**
 * What is settled without analysis, before anything could leave: nothing written, or a writer who needs
 * somebody more than a score.
 */
export function settledBefore(entry: Entry, zone: string | null): Outcome | undefined {
  const text = analysedText(entry);
  if (!/[\p{L}\p{Extended_Pictographic}]/u.test(plainText(text))) {
    return { kind: 'skipped', reason: 'no_text' };
  }
  if (asksForHelp(text)) return { kind: 'support', support: supportFor(zone), ...own };
  return undefined;
}

/** Analysis in our own code, which reads English; nothing for any other language. */
export async function analyseLocally(entry: Entry): Promise<Outcome | undefined> {
  const text = analysedText(entry);
  if ((await languageOf(text)) !== 'en') return undefined;
  return { kind: 'analysed', analysis: analyseByLexicon(text), ...own };
}
