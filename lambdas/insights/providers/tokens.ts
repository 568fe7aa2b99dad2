import { MAX_ANSWER_TOKENS, promptFor, TOOL_DESCRIPTION, TOOL_NAME } from './prompt.ts';
import type { Usage } from './provider.ts';
import { ANSWER_JSON_SCHEMA } from './schema.ts';

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

/** Bytes of what goes with every text, and at the very most as many tokens, with those that a provider adds. */
const FRAME_BYTES = Buffer.byteLength(
  JSON.stringify([promptFor(''), TOOL_NAME, TOOL_DESCRIPTION, ANSWER_JSON_SCHEMA]),
);
const MOST_FRAME_TOKENS = FRAME_BYTES + PROMPT_TOKENS;
/** Bytes of the instructions to a token at the most: they are English. */
const MOST_BYTES_PER_TOKEN = 12;
const LEAST_FRAME_TOKENS = Math.floor(FRAME_BYTES / MOST_BYTES_PER_TOKEN);

const isCount = (value: unknown, least: number, most: number): value is number =>
  Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;

/**
 * Tokens that a call about a text is counted as: what the provider says where it is possible for such a
 * request, else our own estimate. A token of the text is a byte at least.
 * @param mostOutput tokens of an answer that the request allowed
 */
export function tokensOf({ input, output }: Usage, text: string, mostOutput: number): number {
  const isPossible =
    isCount(input, LEAST_FRAME_TOKENS, Buffer.byteLength(text) + MOST_FRAME_TOKENS) &&
    isCount(output, 1, mostOutput);
  return isPossible ? Number(input) + Number(output) : estimateTokens(text);
}
