import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { type FunctionDefinition, handlerFile } from './definition.ts';
import {
  type Acknowledgement,
  type Failure,
  type Invoke,
  PAYLOAD_LIMIT,
  type WorkerMessage,
  type WorkerSettings,
} from './messages.ts';

/** Lambda gives loading the module this long, and then once more the time limit of the invocation that waits for it. */
const INIT_LIMIT_MS = 10_000;

/** Takes a part of a streamed answer; resolves when it wants more. */
export type TakeChunk = (bytes: Uint8Array) => Promise<void>;

export type Outcome =
  | { ok: true; payload: unknown }
  | { ok: false; errorType: string; message: string };

/**
 * One worker thread with one copy of a function, as Lambda's execution environment: loads once, then runs
 * one invocation at a time. It is over after a timeout, a crash or a failed start.
 */
export class ExecutionEnvironment {
  /** Undefined once the handler is loaded, else why it is not. */
  readonly ready: Promise<Failure | undefined>;
  readonly #definition: FunctionDefinition;
  readonly #worker: Worker;
  readonly #log: (line: string) => void;
  #settle: ((message: WorkerMessage | Failure) => void) | undefined;
  #over = false;
  #served = 0;

  constructor(
    definition: FunctionDefinition,
    environment: Record<string, string>,
    log: (line: string) => void,
  ) {
    this.#definition = definition;
    this.#log = log;
    const settings: WorkerSettings = {
      file: handlerFile(definition, definition.codeDirectory) ?? definition.codeDirectory,
      exportName: definition.handler.export,
      codeDirectory: definition.codeDirectory,
      functionName: definition.name,
      functionArn: definition.arn,
      memoryMb: definition.memoryMb,
    };
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: settings,
      env: environment,
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: { maxOldGenerationSizeMb: definition.memoryMb },
      stdout: true,
      stderr: true,
    });
    for (const output of [this.#worker.stdout, this.#worker.stderr]) {
      createInterface({ input: output, crlfDelay: Number.POSITIVE_INFINITY }).on('line', log);
    }
    this.#worker.on('message', (message: WorkerMessage) => this.#settle?.(message));
    this.#worker.on('error', (error) => this.#end(crash(error)));
    this.#worker.on('exit', (code) =>
      this.#end({ errorType: 'Runtime.ExitError', message: `the runtime exited with ${code}` }),
    );
    this.ready = this.#next(INIT_LIMIT_MS + definition.timeoutMs).then((message) => {
      if (!('type' in message)) return message;
      if (message.type === 'ready') return undefined;
      void this.stop();
      return message.type === 'not-ready' ? message.failure : unexpected(message);
    });
  }

  /** How many invocations it has begun. */
  get served(): number {
    return this.#served;
  }

  /** True when it can no longer run anything. */
  get over(): boolean {
    return this.#over;
  }

  /**
   * Runs the function once within its declared timeout; never rejects. Wait for `ready` and for the previous
   * one first. A streamed answer goes to `takeChunk`; without it, it is the payload, as text.
   */
  async invoke(
    payload: string,
    takeChunk?: TakeChunk,
    requestId: string = randomUUID(),
  ): Promise<Outcome> {
    const { timeoutMs } = this.#definition;
    this.#served += 1;
    const deadline = Date.now() + timeoutMs;
    const collected: Uint8Array[] = [];
    let answer = this.#next(timeoutMs);
    const invoke: Invoke = { requestId, payload, deadline };
    this.#worker.postMessage(invoke);
    let message = await answer;
    while ('type' in message && message.type === 'chunk') {
      answer = this.#next(Math.max(0, deadline - Date.now()));
      if (takeChunk === undefined) collected.push(message.bytes);
      else await takeChunk(message.bytes);
      this.#worker.postMessage({ acknowledged: true } satisfies Acknowledgement);
      message = await answer;
    }
    if (!('type' in message)) return { ok: false, ...message };
    if (message.type === 'failure') return { ok: false, ...message.failure };
    if (message.type !== 'answer') return { ok: false, ...unexpected(message) };
    if (Buffer.byteLength(message.payload) > PAYLOAD_LIMIT) {
      const failure = {
        errorType: 'Function.ResponseSizeTooLarge',
        message: `Response payload size exceeded maximum allowed payload size (${PAYLOAD_LIMIT} bytes).`,
      };
      this.#log(`${failure.errorType}: ${failure.message}`);
      return { ok: false, ...failure };
    }
    if (collected.length > 0) return { ok: true, payload: Buffer.concat(collected).toString() };
    return { ok: true, payload: JSON.parse(message.payload) };
  }

  async stop(): Promise<void> {
    this.#over = true;
    await this.#worker.terminate();
  }

  /** The worker's next message, or why there will be none. Past the limit the worker is ended. */
  #next(limitMs: number): Promise<WorkerMessage | Failure> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#end({
          errorType: 'Sandbox.Timedout',
          message: `Task timed out after ${(limitMs / 1000).toFixed(2)} seconds`,
        });
        void this.stop();
      }, limitMs);
      this.#settle = (message) => {
        clearTimeout(timer);
        this.#settle = undefined;
        resolve(message);
      };
    });
  }

  #end(failure: Failure): void {
    // One line a death: an error is followed by an exit, and our own stop is no news.
    if (!this.#over) this.#log(`${failure.errorType}: ${failure.message}`);
    this.#over = true;
    this.#settle?.(failure);
  }
}

function crash(error: unknown): Failure {
  // Another thread's error arrives as a look-alike, so its members are all there is to go by.
  const { name, message, code } = Object(error);
  const isMemory = code === 'ERR_WORKER_OUT_OF_MEMORY';
  return {
    errorType: isMemory ? 'Runtime.OutOfMemory' : String(name ?? 'Runtime.Unknown'),
    message: String(message ?? error),
  };
}

const unexpected = (message: WorkerMessage): Failure => ({
  errorType: 'Runtime.Unknown',
  message: `the runtime said ${message.type} out of turn`,
});
