import { startLocalCloud } from '../test/support/local-cloud.ts';
import { median } from './statistics.ts';

const STARTS = 7;

/** Measures the time from the start of `dev` to `Listening` when nothing has changed since its last run. */
export async function run(): Promise<string[]> {
  const cloud = await startLocalCloud();
  try {
    const times: number[] = [];
    for (let n = 0; n < STARTS; n++) {
      await cloud.end();
      const startedAt = performance.now();
      await cloud.restart();
      times.push(performance.now() - startedAt);
    }
    return [
      `Start of dev with nothing changed, ${STARTS} times: median ${median(times).toFixed(0)} ms, slowest ${Math.max(...times).toFixed(0)} ms`,
    ];
  } finally {
    await cloud.stop();
  }
}
