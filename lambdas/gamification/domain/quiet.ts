import type { AiConsent, Entry } from '@reflekt/shared/entities';
import { asksForHelp } from '@reflekt/shared/self-harm';
import type { InsightRecord } from '@reflekt/shared/store';
import { analysedText, textHash } from '@reflekt/shared/text';

/** By entry, because a write conflict brings the same entry here again. */
const asking = new WeakMap<Entry, boolean>();

function asksByItsText(entry: Entry): boolean {
  const known = asking.get(entry);
  if (known !== undefined) return known;
  const asks = asksForHelp(analysedText(entry));
  asking.set(entry, asks);
  return asks;
}

/**
 * True for an entry that might ask for help. The game is silent about it from the first moment: our own check decides at
 * once and whatever the consent, and an insight that offers support decides too. Where that insight is about an earlier
 * text, the points wait for the next one, if the consent lets one be made.
 */
export function isQuiet(
  entry: Entry,
  insight: InsightRecord | undefined,
  consent: AiConsent,
): boolean {
  if (asksByItsText(entry)) return true;
  if (!insight?.insight.support) return false;
  return consent !== 'none' || insight.textHash === textHash(entry);
}
