import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as a server of these tests saw it. */
export interface Seen {
  method: string;
  target: string;
  headers: IncomingHttpHeaders;
  body: string;
}

type Reply = (response: ServerResponse, request: Seen) => void;

/** A reply with a JSON body. */
export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Reply =>
  (response) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));

/** A reply with a problem document. */
export const problem = (
  status: number,
  type: string,
  headers: Record<string, string> = {},
): Reply =>
  json(
    status,
    { type, title: `Title of ${type}`, status, detail: `Detail of ${type}`, instance: 'req-1' },
    { 'content-type': 'application/problem+json', ...headers },
  );

/** A reply that never comes: the connection is cut. */
export const cut: Reply = (response) => response.destroy();

/** A server that gives the replies in order, the last one again and again, and remembers what it was asked. */
export class ScriptedServer {
  readonly seen: Seen[] = [];
  #server: Server | undefined;
  #replies: Reply[] = [];
  #port = 0;

  async start(): Promise<void> {
    this.#server = createServer(async (request, response) => {
      const { method = '', url: target = '', headers } = request;
      const seen = { method, target, headers, body: await text(request) };
      this.seen.push(seen);
      const reply = this.#replies.length > 1 ? this.#replies.shift() : this.#replies[0];
      reply?.(response, seen);
    }).listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Sets the replies to come, and forgets the requests. */
  reply(...replies: Reply[]): void {
    this.#replies = replies;
    this.seen.length = 0;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }
}
