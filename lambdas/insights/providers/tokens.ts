import { MAX_ANSWER_TOKENS, MAX_THINKING_TOKENS } from './prompt.ts';
import type { Usage } from './provider.ts';

/** UTF-8 bytes to a token, at the least: four in English, three to a Chinese character. */
const BYTES_PER_TOKEN = 3;
/** Tokens of the instructions and the schema, which go with every call. */
const PROMPT_TOKENS = 1_000;
/** Bytes of a text that one call is about. */
const BYTES_PER_CALL = 24_000;

/** Tokens that analysing a text takes at most, about. */
export function estimateTokens(text: string): number {
  const bytes = Buffer.byteLength(text);
  const calls = Math.ceil(bytes / BYTES_PER_CALL) || 1;
  return Math.ceil(bytes / BYTES_PER_TOKEN) + calls * (PROMPT_TOKENS + MAX_ANSWER_TOKENS);
}

/** Tokens that instructions and schema could be counted as, at the very most. */
const MOST_PROMPT_TOKENS = 8 * PROMPT_TOKENS;

const isCount = (value: unknown, max: number): value is number =>
  Number.isSafeInteger(value) && Number(value) > 0 && Number(value) <= max;

/**
 * Tokens that a call about a text is counted as: what the provider says where it is possible for such a
 * request, else our own estimate. A token is a byte at least.
 */
export function tokensOf({ input, output }: Usage, text: string): number {
  const isPossible =
    isCount(input, Buffer.byteLength(text) + MOST_PROMPT_TOKENS) &&
    isCount(output, MAX_THINKING_TOKENS);
  return isPossible ? Number(input) + Number(output) : estimateTokens(text);
}
