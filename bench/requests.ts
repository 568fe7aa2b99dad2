import { setTimeout as sleep } from 'node:timers/promises';
import { exchange } from '../test/support/client.ts';
import { startLocalCloud } from '../test/support/local-cloud.ts';
import { columns, median, quantile } from './statistics.ts';

const ENTRIES = 300;
/** About the text of an entry in the Pepys diary. */
const CONTENT = 'Up, and to the office, where we sat all the morning. '.repeat(33);
const LOG_TIMEOUT_MS = 5_000;

interface Request {
  name: string;
  method: string;
  path: string;
  body?: object;
  times: number;
}

/** Measures latency from outside, and the charged units from the log line of each request. */
export async function run(): Promise<string[]> {
  const cloud = await startLocalCloud();
  try {
    const headers = {
      authorization: `Bearer ${cloud.token('bench')}`,
      'content-type': 'application/json',
    };
    const send = async ({ method, path, body }: Omit<Request, 'name' | 'times'>) => {
      const startedAt = performance.now();
      const answer = await exchange(
        cloud.url,
        method,
        path,
        headers,
        body === undefined ? undefined : JSON.stringify(body),
      );
      const ms = performance.now() - startedAt;
      if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}`);
      return { ...answer, ms, requestId: String(answer.headers['x-request-id']) };
    };
    const create = (n: number) => ({
      method: 'POST',
      path: '/entries',
      body: { title: `Entry ${n}`, content: CONTENT, tags: ['bench'] },
    });
    const first = await send(create(0));
    const { id } = JSON.parse(first.text);
    const requests: Request[] = [
      { name: 'GET /entries/{id}', method: 'GET', path: `/entries/${id}`, times: 200 },
      { name: 'GET /entries (100)', method: 'GET', path: '/entries', times: 50 },
      { name: 'GET /entries (20)', method: 'GET', path: '/entries?limit=20', times: 50 },
      { name: 'GET /entries/changes', method: 'GET', path: '/entries/changes', times: 20 },
      { name: 'GET /health', method: 'GET', path: '/health', times: 100 },
    ];
    const rows: string[][] = [];
    const creations = [];
    for (let n = 1; n <= ENTRIES; n++) creations.push(await send(create(n)));
    rows.push(await row('POST /entries', creations));
    for (const request of requests) {
      const answers = [];
      for (let n = 0; n < request.times; n++) answers.push(await send(request));
      rows.push(await row(request.name, answers));
    }
    const updates = [];
    for (let n = 0; n < 50; n++) {
      const body = { content: `${CONTENT}${n}` };
      updates.push(await send({ method: 'PUT', path: `/entries/${id}`, body }));
    }
    rows.push(await row('PUT /entries/{id}', updates));

    return [
      `Requests on the local cloud, one after another, ${ENTRIES} entries of ${CONTENT.length} bytes`,
      ...columns([['', 'p50 ms', 'p95 ms', 'RCU', 'WCU', 'bytes'], ...rows]),
    ];
  } finally {
    await cloud.stop();
  }

  async function row(
    name: string,
    answers: readonly { ms: number; requestId: string }[],
  ): Promise<string[]> {
    const times = answers.map(({ ms }) => ms);
    const charged = await logLine(answers.at(-1)?.requestId ?? '');
    return [
      name,
      median(times).toFixed(1),
      quantile(times, 0.95).toFixed(1),
      String(charged.rcu),
      String(charged.wcu),
      String(charged.bytes),
    ];
  }

  /** The log line of a request; it may be written a little after the response. */
  async function logLine(requestId: string): Promise<Record<string, unknown>> {
    for (let waited = 0; waited < LOG_TIMEOUT_MS; waited += 50) {
      const found = cloud
        .logLines()
        .find((line) => line.request_id === requestId && line.message === 'request');
      if (found !== undefined) return found;
      await sleep(50);
    }
    throw new Error('a request left no line in the log');
  }
}
