/** Tokens that a provider says it has charged. */
interface Usage {
  input: number;
  output: number;
}

/** What a provider answered, as it came: nothing about it is known but that it is JSON. */
export interface RawAnswer {
  value: unknown;
  usage: Usage;
}

/**
 * How a call failed.
 * - `passing`: may go well if made again (overload, throttling, a broken connection).
 * - `lasting`: will not go well soon, whatever is sent (no or bad key, unknown model, no credit left).
 * - `answer`: the provider is there, but what it said is of no use (malformed, refused, cut off).
 */
export type FaultKind = 'passing' | 'lasting' | 'answer';

/** Thrown by providers; its message is ours, and nothing of the request or the answer is kept in it. */
export class ProviderFault extends Error {
  readonly kind: FaultKind;
  /** What happened, in a word for the log. */
  readonly code: string;
  /** Milliseconds the provider asked to be left alone for. */
  readonly retryAfter: number | undefined;

  constructor(kind: FaultKind, code: string, retryAfter?: number) {
    super(`provider fault: ${code}`);
    this.name = 'ProviderFault';
    this.kind = kind;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** A fault as plain data: the modules with the SDKs are files of their own, with classes of their own. */
export interface FaultData {
  fault: { kind: FaultKind; code: string; retryAfter: number | undefined };
}

/** An AI provider behind the one interface that the chain knows. */
export interface Provider {
  readonly name: 'anthropic' | 'openai';
  readonly model: string;
  /**
   * One call about one text.
   * @param text redacted, at most a chunk
   * @param signal ends the whole call, the reading of the answer included
   * @throws ProviderFault, or whatever the signal was aborted with
   */
  ask(text: string, signal: AbortSignal): Promise<RawAnswer>;
}

/** What a provider is reached by. */
export interface ProviderOptions {
  apiKey: string;
  model: string;
  baseUrl: string;
}
