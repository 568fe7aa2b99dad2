/**
 * An answer that a function streams: its prelude becomes status and headers, what follows is passed on as it
 * comes. Kept: a function that fails before its prelude is an answer of the gateway, one that fails behind it
 * a connection that is cut, so that the client sees it is not complete. Left out: limits of rate and idle time.
 */

import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Answer } from './gateway-responses.ts';
import { readProxyResponse } from './proxy-response.ts';

const DELIMITER = Buffer.alloc(8);

export class StreamedAnswer {
  readonly #response: ServerResponse;
  readonly #headers: Readonly<Record<string, string>>;
  #beginning = Buffer.alloc(0);

  /** @param headers are added to those of the function */
  constructor(response: ServerResponse, headers: Readonly<Record<string, string>>) {
    this.#response = response;
    this.#headers = headers;
  }

  /** True when status and headers are sent: from then on nothing else can be answered. */
  get hasBegun(): boolean {
    return this.#response.headersSent;
  }

  /** Resolves when the client has taken enough for more; bytes for a client that has gone are dropped. */
  async write(bytes: Uint8Array): Promise<void> {
    const body = this.hasBegun ? bytes : this.#begin(bytes);
    if (body === undefined || body.length === 0 || this.#response.destroyed) return;
    if (this.#response.write(body)) return;
    const waiting = new AbortController();
    const { signal } = waiting;
    await Promise.race([
      once(this.#response, 'drain', { signal }),
      once(this.#response, 'close', { signal }),
    ]);
    waiting.abort();
  }

  end(): void {
    this.#response.end();
  }

  /** Ends the connection in the middle. */
  cut(): void {
    this.#response.destroy();
  }

  /** @returns the part of the body behind the prelude; undefined while the prelude is not complete, or is none */
  #begin(bytes: Uint8Array): Buffer | undefined {
    this.#beginning = Buffer.concat([this.#beginning, bytes]);
    const end = this.#beginning.indexOf(DELIMITER);
    if (end < 0) return undefined;
    const prelude = parsePrelude(this.#beginning.subarray(0, end).toString());
    if (prelude === undefined) return undefined;
    this.#response.writeHead(prelude.statusCode, { ...prelude.headers, ...this.#headers });
    this.#response.flushHeaders();
    return this.#beginning.subarray(end + DELIMITER.length);
  }
}

function parsePrelude(text: string): Answer | undefined {
  try {
    return readProxyResponse(JSON.parse(text), [], undefined);
  } catch {
    return undefined;
  }
}
