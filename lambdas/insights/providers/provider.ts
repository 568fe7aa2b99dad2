/** Tokens that a provider says it has charged; it may say anything. */
export interface Usage {
  input: unknown;
  output: unknown;
}

/** A provider's answer as it came: it is JSON, and no more is known. */
export interface RawAnswer {
  value: unknown;
  usage: Usage;
}

/**
 * The way in which a call failed.
 * - `passing`: may go well if made again (overload, throttling, a broken connection).
 * - `lasting`: will not go well soon, whatever is sent (no or bad key, unknown model, no credit left).
 * - `answer`: the provider is there, but its answer is of no use (malformed, refused, cut off).
 * - `withdrawn`: no call was made, because the writer has taken consent back.
 */
export type ErrorKind = 'passing' | 'lasting' | 'answer' | 'withdrawn';

/** Thrown by providers. Its message is ours: nothing of the request or the answer is in it. */
export class ProviderError extends Error {
  readonly kind: ErrorKind;
  /** For the log. */
  readonly code: string;
  /** Milliseconds before which the provider asks not to be called again. */
  readonly retryAfter: number | undefined;

  constructor(kind: ErrorKind, code: string, retryAfter?: number) {
    super(`provider error: ${code}`);
    this.name = 'ProviderError';
    this.kind = kind;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** An error as plain data: a lazily loaded module has its own copy of every class. */
export interface ErrorData {
  error: { kind: ErrorKind; code: string; retryAfter: number | undefined };
}

/** An AI provider behind the one interface that the chain knows. */
export interface Provider {
  readonly name: 'anthropic' | 'openai';
  readonly model: string;
  /** Tokens of an answer that its requests allow. */
  readonly mostOutput: number;
  /**
   * One call about one text.
   * @param text redacted, at most a chunk
   * @param signal ends the whole call, the reading of the answer included
   * @throws ProviderError, or whatever the signal was aborted with
   */
  ask(text: string, signal: AbortSignal): Promise<RawAnswer>;
}

/** The providers that can be asked at the moment. */
export interface AvailableProviders {
  /** Those that have a key, the preferred one first. */
  providers: readonly Provider[];
  /** False where a key could not be read: its provider may be there in a moment. */
  areKeysKnown: boolean;
}

/** Key, model and address of a provider. */
export interface ProviderOptions {
  apiKey: string;
  model: string;
  baseUrl: string;
}
