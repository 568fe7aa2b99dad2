import type { InvokeOptions } from '../aws/types.ts';
import type { FunctionDefinition } from './definition.ts';
import { ExecutionEnvironment, type Outcome, type TakeChunk } from './execution-environment.ts';

/** Lambda would go to a thousand; a laptop's cores are busy long before. More invocations wait instead of being throttled. */
const MAX_ENVIRONMENTS = 8;

/** A single environment that served more invocations has grown, and is ended when it is idle; the next loads anew. */
const BURST = 50;
/** Of the environments of one function, those that waited this long are ended; a single one waits on. */
const IDLE_LIMIT_MS = 20_000;

const CLOSED: Outcome = { ok: false, errorType: 'Shutdown', message: 'the server is closing' };

interface Waiting {
  payload: string;
  takeChunk: TakeChunk | undefined;
  requestId: string | undefined;
  resolve(outcome: Outcome): void;
}

/** A function's execution environments: grows with concurrent invocations, and replaces what has crashed. */
export class FunctionPool {
  #definition: FunctionDefinition;
  readonly #environmentVariables: Record<string, string>;
  readonly #log: (line: string) => void;
  readonly #idle: ExecutionEnvironment[] = [];
  readonly #idleSince = new WeakMap<ExecutionEnvironment, number>();
  readonly #all = new Set<ExecutionEnvironment>();
  readonly #waiting: Waiting[] = [];
  #starting = 0;
  #closed = false;
  readonly #idleLimitMs: number;
  readonly #reaper: NodeJS.Timeout;

  constructor(
    definition: FunctionDefinition,
    environmentVariables: Record<string, string>,
    log: (line: string) => void,
    idleLimitMs = IDLE_LIMIT_MS,
  ) {
    this.#definition = definition;
    this.#environmentVariables = environmentVariables;
    this.#log = log;
    this.#idleLimitMs = idleLimitMs;
    this.#reaper = setInterval(() => this.#reap(), idleLimitMs / 4).unref();
  }

  get definition(): FunctionDefinition {
    return this.#definition;
  }

  invoke(payload: string, { signal, takeChunk, requestId }: InvokeOptions = {}): Promise<Outcome> {
    if (this.#closed) return Promise.resolve(CLOSED);
    return new Promise((resolve) => {
      const waiting = {
        payload,
        takeChunk,
        requestId,
        resolve: (outcome: Outcome) => {
          signal?.removeEventListener('abort', giveUp);
          resolve(outcome);
        },
      };
      const giveUp = () => {
        // An invocation that has begun runs on, as in Lambda. One that still waits is taken back.
        const index = this.#waiting.indexOf(waiting);
        if (index >= 0) this.#waiting.splice(index, 1);
        resolve({ ok: false, errorType: 'Aborted', message: 'the caller no longer waits' });
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      this.#waiting.push(waiting);
      this.#dispatch();
    });
  }

  /** Starts one environment ahead of the first invocation; returns when it is loaded or has failed. */
  async warm(): Promise<void> {
    if (this.#all.size === 0) await this.#start();
  }

  /** Runs the code of another folder from the next invocation on; what runs now is finished by the old code. */
  replaceCode(codeDirectory: string): void {
    this.#definition = { ...this.#definition, codeDirectory };
    this.#all.clear();
    for (const environment of this.#idle.splice(0)) void environment.stop();
    this.#dispatch();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#reaper);
    for (const { resolve } of this.#waiting.splice(0)) resolve(CLOSED);
    await Promise.all([...this.#all].map((environment) => environment.stop()));
  }

  /** Gives memory back after a burst. */
  #reap(): void {
    const limit = performance.now() - this.#idleLimitMs;
    const isSpare = this.#all.size > 1;
    const expired = this.#idle.filter(
      (one) => (isSpare || one.served > BURST) && (this.#idleSince.get(one) ?? 0) <= limit,
    );
    if (expired.length === 0) return;
    for (const environment of expired) {
      this.#idle.splice(this.#idle.indexOf(environment), 1);
      this.#all.delete(environment);
      void environment.stop();
    }
  }

  #dispatch(): void {
    while (this.#waiting.length > 0) {
      const environment = this.#idle.pop();
      if (environment === undefined) break;
      if (environment.over) this.#all.delete(environment);
      else void this.#run(environment);
    }
    while (this.#starting < this.#waiting.length && this.#all.size < MAX_ENVIRONMENTS) {
      void this.#start();
    }
  }

  async #start(): Promise<void> {
    this.#starting += 1;
    const environment = new ExecutionEnvironment(
      this.#definition,
      this.#environmentVariables,
      this.#log,
    );
    this.#all.add(environment);
    const failure = await environment.ready;
    this.#starting -= 1;
    if (failure === undefined) this.#release(environment);
    else {
      this.#all.delete(environment);
      this.#waiting.shift()?.resolve({ ok: false, ...failure });
      this.#dispatch();
    }
  }

  async #run(environment: ExecutionEnvironment): Promise<void> {
    const next = this.#waiting.shift();
    if (next === undefined) return this.#release(environment);
    next.resolve(await environment.invoke(next.payload, next.takeChunk, next.requestId));
    this.#release(environment);
  }

  #release(environment: ExecutionEnvironment): void {
    const isCurrent = this.#all.has(environment);
    if (environment.over) this.#all.delete(environment);
    else if (isCurrent) {
      this.#idle.push(environment);
      this.#idleSince.set(environment, performance.now());
    } else void environment.stop();
    this.#dispatch();
  }
}
