/**
 * Prints how much of what identifies people is taken out before text leaves, and how much of ordinary text stays, by
 * kind. `pnpm --filter @reflekt/insights redaction` runs it. Of the held-out set it names no sentence.
 */

import { HELD_OUT_ORDINARY, HELD_OUT_SENTENCES } from './held-out.ts';
import { IDENTIFYING_SENTENCES } from './identifying.ts';
import { ORDINARY_SENTENCES } from './ordinary.ts';
import { hiddenShares, keptShares, type Share } from './recall.ts';

function print(title: string, { shares, wrong }: { shares: readonly Share[]; wrong?: string[] }) {
  process.stdout.write(`\n${title}\n`);
  for (const { kind, right, of } of shares) {
    const share = `${Math.round((100 * right) / of)} %`;
    process.stdout.write(
      `${kind.padEnd(20)} ${`${right}`.padStart(4)} of ${`${of}`.padStart(3)}  ${share}\n`,
    );
  }
  for (const sentence of wrong ?? []) process.stdout.write(`  wrong: ${sentence}\n`);
}

print('Hidden', await hiddenShares(IDENTIFYING_SENTENCES));
print('Hidden, held-out set', { shares: (await hiddenShares(HELD_OUT_SENTENCES)).shares });
print('Kept', await keptShares(ORDINARY_SENTENCES));
print('Kept, held-out set', { shares: (await keptShares({ ordinary: HELD_OUT_ORDINARY })).shares });
