/**
 * The window at `/_local`: what the local cloud does, step by step, its queues, and an owner's items. The page may be
 * had by anyone on this machine; what it shows needs the key of this run, which `dev` prints and no page can read.
 */
import { timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { answerJson, type LocalRoute } from '../dev/front-server.ts';
import { bundleForBrowser, PAGE_HEADERS } from '../dev/page.ts';
import { messageForDeveloper } from '../errors.ts';
import { isFromOwnPage } from '../loopback.ts';
import type { Trace } from '../trace/trace.ts';
import type { ItemsQuery } from './items.ts';

/** Keeps a connection that has nothing to tell from being taken for dead. */
const HEARTBEAT_MS = 15_000;

export interface WindowSources {
  /** Of this run. */
  key: string;
  trace: Trace;
  queues(): unknown;
  redrive(queue: string): number;
  items(query: Omit<ItemsQuery, 'stage'>): Promise<unknown>;
}

const isKey = (given: unknown, key: string): boolean => {
  const [a, b] = [Buffer.from(String(given)), Buffer.from(key)];
  return a.length === b.length && timingSafeEqual(a, b);
};

export function windowRoutes(sources: WindowSources): LocalRoute[] {
  const file = (path: string, type: string, content: () => Promise<string>): LocalRoute => ({
    method: 'GET',
    path,
    async handle(_request, response) {
      const body = await content();
      response.writeHead(200, { ...PAGE_HEADERS, 'Content-Type': `${type}; charset=utf-8` });
      response.end(body);
    },
  });
  const guarded = (
    method: LocalRoute['method'],
    path: string,
    act: (url: URL, response: ServerResponse, request: IncomingMessage, rest: string) => unknown,
  ): LocalRoute => ({
    method,
    path,
    async handle(request, response, rest) {
      const mayAsk = isFromOwnPage(request) && isKey(request.headers['x-window-key'], sources.key);
      if (!mayAsk)
        return answerJson(response, 403, {
          error: 'the key of this run is needed; `dev` prints it',
        });
      try {
        const result = await act(
          new URL(request.url ?? '', 'http://127.0.0.1'),
          response,
          request,
          rest,
        );
        if (result !== undefined) answerJson(response, 200, result);
      } catch (error) {
        answerJson(response, 400, { error: messageForDeveloper(error) });
      }
    },
  });
  const folder = import.meta.dirname;
  const source = (name: string) => () => readFile(join(folder, name), 'utf8');
  return [
    file('/_local', 'text/html', source('index.html')),
    file('/_local/window.css', 'text/css', source('window.css')),
    file('/_local/window.js', 'text/javascript', () => bundleForBrowser(folder, 'src/main.tsx')),
    guarded('GET', '/_local/window/steps', (url, response, request) => {
      follow(sources.trace, Number(url.searchParams.get('since') ?? 0), response, request);
    }),
    guarded('GET', '/_local/window/queues', () => sources.queues()),
    guarded('POST', '/_local/window/redrive/*', (_url, _response, _request, queue) => ({
      moved: sources.redrive(decodeURIComponent(queue)),
    })),
    guarded('GET', '/_local/window/items', ({ searchParams }) => {
      const tenant = searchParams.get('tenant') ?? '';
      return sources.items({ tenant, user: searchParams.get('user') ?? '' });
    }),
  ];
}

/** Answers with the steps that are kept, then with each new one: one JSON a line, an empty line now and then. */
function follow(
  trace: Trace,
  since: number,
  response: ServerResponse,
  request: IncomingMessage,
): void {
  response.writeHead(200, {
    'Content-Type': 'application/x-ndjson',
    'Cache-Control': 'no-store',
  });
  response.write('\n');
  for (const step of trace.since(since)) response.write(`${JSON.stringify(step)}\n`);
  const stop = trace.follow((step) => response.write(`${JSON.stringify(step)}\n`));
  const heartbeat = setInterval(() => response.write('\n'), HEARTBEAT_MS);
  request.once('close', () => {
    clearInterval(heartbeat);
    stop();
  });
}
