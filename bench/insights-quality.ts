import { agreementOf, judged, linesOf } from '../lambdas/insights/quality/agreement.ts';
import { localJudge } from '../lambdas/insights/quality/judges.ts';

/** Measures the agreement of our own analyser with the labelled passages; no network. */
export async function run(): Promise<string[]> {
  const agreements = agreementOf(await judged(localJudge));
  return [
    'Insights: agreement of our own analyser with the labelled passages',
    ...linesOf(agreements),
  ];
}
