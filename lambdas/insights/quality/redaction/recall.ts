import { languageOf } from '../../domain/language.ts';
import { redact } from '../../redaction/redact.ts';
import type { IdentifyingSentence } from './labelled.ts';

/** A share of sentences, by kind and over `all`. */
export interface Share {
  kind: string;
  right: number;
  of: number;
}

interface Judged {
  kind: string;
  text: string;
  isRight: boolean;
}

function shares(judged: readonly Judged[]): { shares: Share[]; wrong: string[] } {
  const counts = new Map<string, Share>();
  for (const { kind, isRight } of judged) {
    for (const one of [kind, 'all']) {
      const { right, of } = counts.get(one) ?? { right: 0, of: 0 };
      counts.set(one, { kind: one, right: right + Number(isRight), of: of + 1 });
    }
  }
  const wrong = judged.filter(({ isRight }) => !isRight);
  return { shares: [...counts.values()], wrong: wrong.map(({ kind, text }) => `${kind}: ${text}`) };
}

/** Counts the labelled sentences that lose everything that identifies somebody. */
export async function hiddenShares(sentences: readonly IdentifyingSentence[]) {
  const judged = sentences.map(async ({ kind, text, secrets }): Promise<Judged> => {
    const { text: redacted } = redact(text, await languageOf(text));
    const isLeft = (secret: string) =>
      [secret, secret.normalize('NFKC')].some((form) => redacted.includes(form));
    return { kind, text, isRight: !secrets.some(isLeft) };
  });
  return shares(await Promise.all(judged));
}

/** Counts the sentences with nothing to hide that stay as they are. */
export async function keptShares(sentences: Readonly<Record<string, readonly string[]>>) {
  const judged = Object.entries(sentences).flatMap(([kind, texts]) =>
    texts.map(async (text): Promise<Judged> => {
      const { text: redacted } = redact(text, await languageOf(text));
      return { kind, text, isRight: redacted === text };
    }),
  );
  return shares(await Promise.all(judged));
}
