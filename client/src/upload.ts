import { type Problem, readProblem } from './problem.ts';
import { type RetryOptions, wait, waitBefore } from './retry.ts';

/** The place that the API has given for the bytes of one file. */
export interface UploadTarget {
  url: string;
  /** Signed with the address: they are sent as they are. */
  headers: Readonly<Record<string, string>>;
}

export interface UploadOptions {
  signal?: AbortSignal;
  retry?: RetryOptions;
  fetch?: typeof globalThis.fetch;
}

/**
 * Puts the bytes of a file where the API said. The token is not sent there. Faults that may pass are tried again with
 * all bytes.
 * @returns the problem, or undefined when the bytes are there
 * @throws the reason of the signal
 */
export async function upload(
  { url, headers }: UploadTarget,
  bytes: Blob | ArrayBuffer | Uint8Array<ArrayBuffer>,
  { signal, retry = {}, fetch = globalThis.fetch }: UploadOptions = {},
): Promise<Problem | undefined> {
  for (let attempt = 1; ; attempt++) {
    let problem: Problem;
    try {
      const init: RequestInit = { method: 'PUT', headers: { ...headers }, body: bytes };
      if (signal) init.signal = signal;
      const response = await fetch(url, init);
      if (response.ok) return undefined;
      problem = await readProblem(response);
      if (response.status < 500 && response.status !== 429) return problem;
    } catch {
      if (signal?.aborted) throw signal.reason;
      const detail = 'The connection failed while the file was sent.';
      problem = { code: 'network', title: 'No response', status: 0, detail };
    }
    const seconds = waitBefore(attempt, problem.retryAfter, retry);
    if (seconds === undefined) return problem;
    await wait(seconds, signal);
  }
}
