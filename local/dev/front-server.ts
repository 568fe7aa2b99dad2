import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { isNativeError } from 'node:util/types';
import { errorCode, LocalCloudError } from '../errors.ts';
import type { Answer } from '../rest-api/gateway-responses.ts';

/** Answers everything but the local routes. */
export interface FrontApi {
  handle(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
  /** The answer to bytes that are no request. */
  unreadable(): Answer;
}

/** Far more than the API takes, so that it is the API that says so, in its own words. */
const MAX_HEADER_BYTES = 4 * 1024 * 1024;

/** What the local cloud has beside the API: the page at `/`, and tools under `/docs` and `/_local`. */
export interface LocalRoute {
  method: 'GET' | 'POST';
  /** Literal; with `/*` at the end it takes everything below. */
  path: string;
  /** @param rest what stood in place of the `*` */
  handle(request: IncomingMessage, response: ServerResponse, rest: string): void | Promise<void>;
}

/**
 * The one port of the local cloud: local routes first, everything else to the API. While there is no API,
 * at the start and during a restart, requests wait for it.
 */
export class FrontServer {
  readonly #server: Server;
  readonly #print: (line: string) => void;
  readonly #routes = new Map<string, LocalRoute>();
  #api = Promise.withResolvers<FrontApi>();

  constructor(print: (line: string) => void) {
    this.#print = print;
    this.#server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => {
      void this.#serve(request, response);
    });
    this.#server.on('clientError', (_error, socket) => void this.#refuse(socket));
    // As a load balancer does; with Node's five seconds clients meet connections that are just closing.
    this.#server.keepAliveTimeout = 65_000;
  }

  /** Takes requests on the loopback address only; returns the port. */
  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', (error) => {
        reject(
          errorCode(error) === 'EADDRINUSE'
            ? new LocalCloudError(
                `Port ${port} is in use; set PORT to another one, or to 0 for any.`,
              )
            : error,
        );
      });
      this.#server.listen(port, '127.0.0.1', () => {
        const address = this.#server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : port);
      });
    });
  }

  /** Adds routes; one with the same method and path takes the place of the earlier. */
  addRoutes(...routes: readonly LocalRoute[]): void {
    for (const route of routes) this.#routes.set(`${route.method} ${route.path}`, route);
  }

  /** From now on the API is this; requests that wait go there. */
  resume(api: FrontApi): void {
    this.#api.resolve(api);
  }

  /** From now on requests for the API wait. */
  suspend(): void {
    this.#api = Promise.withResolvers<FrontApi>();
  }

  /** Lets running requests end for a moment, then cuts them off. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    const cutOff = setTimeout(() => this.#server.closeAllConnections(), 2_000);
    this.#server.closeIdleConnections();
    await closed;
    clearTimeout(cutOff);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const [path = ''] = (request.url ?? '').split('?');
      const found = this.#find(request.method ?? '', path);
      if (found !== undefined) await found.route.handle(request, response, found.rest);
      else if (path.startsWith('/_local/')) answerJson(response, 404, { error: 'no such tool' });
      else await (await this.#api.promise).handle(request, response);
    } catch (error) {
      // A client that goes away while it sends is nobody's mistake.
      if (request.errored !== null || response.destroyed) return;
      this.#print(`a request failed: ${isNativeError(error) ? error.stack : String(error)}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  }

  /** Node has given the connection up, and would answer it without a word. */
  async #refuse(socket: Duplex): Promise<void> {
    const { statusCode, headers, body } = (await this.#api.promise).unreadable();
    // The client may be gone, and then there is nobody to answer.
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    const lines = Object.entries({ ...headers, connection: 'close' }).map(
      ([name, value]) => `${name}: ${value}`,
    );
    socket.write(
      [`HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode]}`, ...lines, '', ''].join('\r\n'),
    );
    socket.end(body);
  }

  #find(method: string, path: string): { route: LocalRoute; rest: string } | undefined {
    for (const route of this.#routes.values()) {
      if (route.method !== method) continue;
      if (route.path === path) return { route, rest: '' };
      const folder = route.path.slice(0, -1);
      if (route.path.endsWith('/*') && path.startsWith(folder)) {
        return { route, rest: path.slice(folder.length) };
      }
    }
    return undefined;
  }
}

export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(`${JSON.stringify(body, undefined, 2)}\n`);
}
