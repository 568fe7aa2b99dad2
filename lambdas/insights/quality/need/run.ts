/**
 * Prints how well a need of help is found, by set and language. `pnpm --filter @reflekt/insights need` runs it.
 */
import { figuresOf } from './figures.ts';

for (const name of ['working', 'held-out'] as const) {
  process.stdout.write(`\n${name}\n`);
  for (const { language, recall, precision, concern } of figuresOf(name)) {
    process.stdout.write(
      `${language.padEnd(4)} recall ${recall.join('/')}  precision ${precision.join('/')}  others ${concern.join('/')}\n`,
    );
  }
}
