import { PASSAGES, type Passage, type PassageKind } from './passages.ts';

/** Gives an analyser's verdict on a text: a sentiment, `support`, or undefined. */
export type Judge = (text: string) => Promise<string | undefined>;

export interface Agreement {
  kind: PassageKind | 'all';
  agreed: number;
  of: number;
}

/** Collects a judge's verdict on each passage. */
export async function judged(
  judge: Judge,
): Promise<{ passage: Passage; said: string | undefined }[]> {
  const answers = [];
  for (const passage of PASSAGES) answers.push({ passage, said: await judge(passage.text) });
  return answers;
}

/** Counts how often a judge agrees with the labels, by kind and over all. */
export function agreementOf(answers: Awaited<ReturnType<typeof judged>>): Agreement[] {
  const kinds = [...new Set(PASSAGES.map(({ kind }) => kind))];
  const of = (kind: Agreement['kind']): Agreement => {
    const some = answers.filter(({ passage }) => kind === 'all' || passage.kind === kind);
    const agreed = some.filter(({ passage, said }) => said === passage.label).length;
    return { kind, agreed, of: some.length };
  };
  return [...kinds.map(of), of('all')];
}

/** Formats agreements for people, one a line. */
export const linesOf = (agreements: readonly Agreement[]): string[] =>
  agreements.map(
    ({ kind, agreed, of }) =>
      `${kind.padEnd(22)} ${String(agreed).padStart(3)} of ${String(of).padStart(3)}  ${Math.round((100 * agreed) / of)} %`,
  );
