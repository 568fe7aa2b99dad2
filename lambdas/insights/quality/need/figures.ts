import { needOf } from '@reflekt/shared/self-harm';
import { type LabelledSentence, readLabelled } from './labelled.ts';

/** How well the writer's own need is found, and the need of others. */
export interface Figure {
  language: string;
  /** Found, of those that are there. */
  recall: [found: number, of: number];
  /** Right, of those that are flagged. */
  precision: [right: number, of: number];
  concern: [found: number, of: number];
}

/** Judges a set of labelled sentences, by language and over all. */
export function figuresOf(
  name: 'working' | 'held-out',
  judge: (text: string) => LabelledSentence['need'] = needOf,
): Figure[] {
  const judged = readLabelled(name).map((sentence) => ({
    ...sentence,
    said: judge(sentence.text),
  }));
  return ['all', ...new Set(judged.map(({ language }) => language))].map((language) => {
    const some = judged.filter((one) => language === 'all' || one.language === language);
    const own = some.filter(({ need }) => need === 'self');
    const flagged = some.filter(({ said }) => said === 'self');
    const others = some.filter(({ need }) => need === 'other');
    return {
      language,
      recall: [own.filter(({ said }) => said === 'self').length, own.length],
      precision: [flagged.filter(({ need }) => need === 'self').length, flagged.length],
      concern: [others.filter(({ said }) => said !== undefined).length, others.length],
    };
  });
}

/** A share as a number; 1 of nothing. */
export const share = ([part, whole]: readonly [number, number]): number =>
  whole === 0 ? 1 : part / whole;
