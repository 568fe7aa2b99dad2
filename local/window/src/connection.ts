import type { Recorded } from '../../trace/steps.ts';

const KEY = 'reflekt.window.key';

/** The key of this run: from the link that `dev` prints, then kept for this tab. */
export function currentKey(): string {
  const given = new URLSearchParams(location.hash.slice(1)).get('key');
  if (given !== null) {
    sessionStorage.setItem(KEY, given);
    history.replaceState(null, '', '/_local');
  }
  return sessionStorage.getItem(KEY) ?? '';
}

export class Refused extends Error {}

/** Asks the local cloud. @throws Refused without the key of this run, Error with its words otherwise */
export async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { 'x-window-key': currentKey() };
  const response = await fetch(`/_local/window/${path}`, { ...init, headers });
  if (response.status === 403) throw new Refused();
  if (!response.ok) throw new Error((await response.json()).error);
  return response;
}

/** Hands each step to `take`, in batches, until the signal aborts or the connection ends. */
export async function followSteps(
  since: number,
  take: (steps: Recorded[]) => void,
  signal: AbortSignal,
): Promise<void> {
  const response = await ask(`steps?since=${since}`, { signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    const steps = lines.filter((line) => line !== '').map((line): Recorded => JSON.parse(line));
    if (steps.length > 0) take(steps);
  }
}
