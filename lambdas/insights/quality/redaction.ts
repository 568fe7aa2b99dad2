/**
 * Prints how much of what identifies people is taken out before text leaves, by kind, on the labelled
 * sentences. `pnpm --filter @reflekt/insights redaction` runs it.
 */

import { redactionRecall } from './recall.ts';

const { recalls, missed } = await redactionRecall();
for (const { kind, found, of } of recalls) {
  const share = `${Math.round((100 * found) / of)} %`;
  process.stdout.write(
    `${kind.padEnd(20)} ${`${found}`.padStart(4)} of ${`${of}`.padStart(3)}  ${share}\n`,
  );
}
for (const sentence of missed) process.stdout.write(`  missed: ${sentence}\n`);
