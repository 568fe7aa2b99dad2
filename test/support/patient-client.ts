import { askAgain } from './ask-again.ts';
import { type Answer, Client, type Options } from './client.ts';

/**
 * A client that asks again while the machine is too busy, as the contract tells clients to. Otherwise a test that does
 * not look at each status would go on without what it asked for, or with a write that came after its 503.
 */
export class PatientClient extends Client {
  /** @throws Error when the answer is still 503 in the end, or is not what the document allows */
  override async send<T>(method: string, path: string, options?: Options): Promise<Answer<T>> {
    const answer = await askAgain(() => super.send<T>(method, path, options));
    if (answer.status === 503) throw new Error(`${method} ${path} was answered 503 each time`);
    return answer;
  }
}
