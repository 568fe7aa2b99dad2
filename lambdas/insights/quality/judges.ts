import { asksForHelp } from '@reflekt/shared/self-harm';
import { languageOf } from '../domain/language.ts';
import { analyseByLexicon } from '../lexicon/index.ts';
import { analyseWith } from '../providers/attempts.ts';
import type { Provider } from '../providers/provider.ts';
import { redact } from '../redaction/redact.ts';
import type { Judge } from './agreement.ts';

/** Milliseconds for one passage. */
const TIME_LIMIT = 30_000;

/** Our own code, as the service uses it. */
export const localJudge: Judge = async (text) =>
  asksForHelp(text) ? 'support' : analyseByLexicon(text).sentiment;

/** A provider alone, without our own check before it, so that its own judgement shows. */
export const providerJudge =
  (provider: Provider): Judge =>
  async (text) => {
    const { analysis, selfHarm } = await analyseWith(
      provider,
      redact(text, await languageOf(text)).text,
      Date.now() + TIME_LIMIT,
    );
    return selfHarm ? 'support' : analysis.sentiment;
  };
