import { languageOf } from '../domain/language.ts';
import { redact } from '../providers/redact.ts';
import { IDENTIFYING_SENTENCES, type IdentifyingKind } from './identifying.ts';

export interface Recall {
  kind: IdentifyingKind | 'all';
  found: number;
  of: number;
}

/** Counts the labelled sentences that lose everything that identifies somebody, by kind and over all. */
export async function redactionRecall(): Promise<{ recalls: Recall[]; missed: string[] }> {
  const missed: string[] = [];
  const counts = new Map<Recall['kind'], Recall>();
  for (const { kind, text, secrets } of IDENTIFYING_SENTENCES) {
    const { text: redacted } = redact(text, await languageOf(text));
    const isFound = secrets.every((secret) => !redacted.includes(secret));
    if (!isFound) missed.push(`${kind}: ${text}`);
    for (const one of [kind, 'all'] as const) {
      const count = counts.get(one) ?? { kind: one, found: 0, of: 0 };
      counts.set(one, { kind: one, found: count.found + (isFound ? 1 : 0), of: count.of + 1 });
    }
  }
  return { recalls: [...counts.values()], missed };
}
