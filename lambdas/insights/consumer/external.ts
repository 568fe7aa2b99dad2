import type { Entry, InsightReason } from '@reflekt/shared/entities';
import { log, pseudonymOf } from '@reflekt/shared/log';
import type { Owner } from '@reflekt/shared/tables';
import { analysedText } from '@reflekt/shared/text';
import { languageOf } from '../domain/language.ts';
import { withNames } from '../redaction/names-back.ts';
import { supportFor } from '../self-harm/support.ts';
import type { ConsumerDeps } from './deps.ts';
import type { Outcome } from './outcome.ts';
import { tryProvider } from './try-provider.ts';

/** Milliseconds for all providers together, per entry. */
export const PROVIDER_TIME = 30_000;

/** The result of asking the providers. */
export type ExternalAnswer =
  | { kind: 'answered'; outcome: Outcome }
  /** `busy`: the budget is there, but calls in flight hold it. `withdrawn`: the owner's consent is. */
  | { kind: 'busy' | 'withdrawn' }
  | {
      kind: 'unanswered';
      /** Undefined where the stage has no provider. */
      reason: Extract<InsightReason, 'budget' | 'provider'> | undefined;
      /** True where a provider may answer in a while, and none was paid for an unusable answer. */
      mayPass: boolean;
    };

/** Creates a check that reads the owner's consent again, once for calls that begin at the same time. */
function createConsentCheck(deps: ConsumerDeps, owner: Owner): () => Promise<boolean> {
  let reading: Promise<boolean> | undefined;
  const read = async () => (await deps.stores.settingsOf(owner)).ai_consent === 'external';
  return () => {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  };
}

/** Asks the providers one after the other until one gives a usable answer, within time and budget. */
export async function askProviders(
  deps: ConsumerDeps,
  owner: Owner,
  entry: Entry,
  zone: string | null,
): Promise<ExternalAnswer> {
  const { providers, areKeysKnown } = await deps.providers();
  if (providers.length === 0) {
    const reason = areKeysKnown ? undefined : 'provider';
    return { kind: 'unanswered', reason, mayPass: !areKeysKnown };
  }
  const whole = analysedText(entry);
  // Loaded on demand: its lists are needed only where text leaves.
  const { redact } = await import('../redaction/redact.ts');
  const { text, restore } = redact(whole, await languageOf(whole));
  const question = {
    text,
    latest: Date.now() + PROVIDER_TIME,
    mayAsk: createConsentCheck(deps, owner),
  };
  let mayPass = true;
  for (const provider of providers) {
    const attempt = await tryProvider(deps, owner, provider, question);
    switch (attempt.kind) {
      case 'answered': {
        const { result } = attempt;
        const by = { provider: provider.name, model: provider.model };
        const outcome: Outcome = result.selfHarm
          ? { kind: 'support', support: supportFor(zone), ...by }
          : { kind: 'analysed', analysis: withNames(result.analysis, restore), ...by };
        return { kind: 'answered', outcome };
      }
      case 'failed':
        mayPass &&= attempt.mayPass;
        break;
      case 'busy':
        // To come back would be to pay for an unusable answer again.
        if (!mayPass) break;
        return { kind: 'busy' };
      case 'used_up':
        log('warn', 'The token budget of the day is used up.', {
          request_id: deps.requestId,
          owner: pseudonymOf(owner.key),
        });
        return { kind: 'unanswered', reason: 'budget', mayPass: false };
      case 'withdrawn':
        return { kind: 'withdrawn' };
    }
  }
  return { kind: 'unanswered', reason: 'provider', mayPass };
}
