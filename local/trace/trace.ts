import { AsyncLocalStorage } from 'node:async_hooks';
import type { Recorded, Step } from './steps.ts';

/** As much as a person looks back over; older steps are forgotten. */
const KEPT = 5_000;

/** The last steps, in memory only, and those who follow them. */
export class Trace {
  readonly #steps: Recorded[] = [];
  readonly #followers = new Set<(step: Recorded) => void>();
  /** The requests of each run of a function that has not ended. */
  readonly #running = new Map<string, readonly string[]>();
  readonly #within = new AsyncLocalStorage<readonly string[]>();
  #n = 0;

  /** Notes a step. */
  add(step: Step, requests: readonly string[] = []): void {
    const recorded = { ...step, n: ++this.#n, at: Date.now(), requests };
    this.#steps.push(recorded);
    if (this.#steps.length > KEPT) this.#steps.splice(0, this.#steps.length - KEPT);
    for (const follower of this.#followers) follower(recorded);
  }

  /** Carries out something for a request; what it causes is noted as its consequence. */
  within<T>(request: string, carryOut: () => T): T {
    return this.#within.run([request], carryOut);
  }

  /** The request that is carried out. */
  get current(): readonly string[] {
    return this.#within.getStore() ?? [];
  }

  /** From now on the calls of this run belong to these requests. */
  begin(invocation: string, requests: readonly string[]): void {
    this.#running.set(invocation, requests);
  }

  end(invocation: string): void {
    this.#running.delete(invocation);
  }

  requestsOf(invocation: string | undefined): readonly string[] {
    return (invocation !== undefined && this.#running.get(invocation)) || [];
  }

  /** The kept steps after one. */
  since(n: number): readonly Recorded[] {
    return this.#steps.filter((step) => step.n > n);
  }

  /** Hands each new step to a follower. @returns ends it */
  follow(follower: (step: Recorded) => void): () => void {
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }
}
