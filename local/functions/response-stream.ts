/**
 * The global `awslambda` of Lambda's Node.js runtime: handlers made with `streamifyResponse` write their
 * answer instead of returning it. Kept: the prelude of `HttpResponseStream.from`, in front of the first byte
 * and closed by eight NUL bytes. Left out: content types of a raw stream, which a REST API does not read.
 */
import { Writable } from 'node:stream';

type StreamingHandler = (event: unknown, stream: ResponseStream, context: object) => unknown;

const streamingHandlers = new WeakSet<object>();

/** Handed to a streaming handler; ends when the answer is complete. */
export class ResponseStream extends Writable {
  readonly #send: (bytes: Uint8Array) => Promise<void>;
  #prelude: string | undefined;

  /** @param send resolves when more may be sent */
  constructor(send: (bytes: Uint8Array) => Promise<void>) {
    super();
    this.#send = send;
  }

  /** Status and headers, to be sent in front of the first byte. */
  startWith(prelude: unknown): void {
    this.#prelude = JSON.stringify(prelude);
  }

  override _write(chunk: Buffer, _encoding: string, callback: (error?: Error) => void): void {
    const parts = [...this.#takePrelude(), chunk];
    this.#send(Uint8Array.from(Buffer.concat(parts))).then(() => callback(), callback);
  }

  override _final(callback: (error?: Error) => void): void {
    const parts = this.#takePrelude();
    if (parts.length === 0) callback();
    else this.#send(Uint8Array.from(Buffer.concat(parts))).then(() => callback(), callback);
  }

  #takePrelude(): Buffer[] {
    if (this.#prelude === undefined) return [];
    const parts = [Buffer.from(this.#prelude), Buffer.alloc(8)];
    this.#prelude = undefined;
    return parts;
  }
}

/** Makes `awslambda` known to the code of the function. */
export function provideStreaming(): void {
  const awslambda = {
    streamifyResponse(handler: StreamingHandler): StreamingHandler {
      streamingHandlers.add(handler);
      return handler;
    },
    HttpResponseStream: {
      from(stream: ResponseStream, prelude: unknown): ResponseStream {
        stream.startWith(prelude);
        return stream;
      },
    },
  };
  Object.assign(globalThis, { awslambda });
}

export const isStreaming = (handler: object): boolean => streamingHandlers.has(handler);
