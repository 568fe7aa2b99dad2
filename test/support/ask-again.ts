import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './client.ts';

const TRIES = 6;

/** Asks again while the machine is too busy to answer, as the contract tells clients to. */
export async function askAgain<T>(ask: () => Promise<Answer<T>>): Promise<Answer<T>> {
  for (let tries = 1; ; tries++) {
    const answer = await ask();
    if (answer.status !== 503 || tries === TRIES) return answer;
    await sleep(Number(answer.headers['retry-after']) * 1_000);
  }
}
