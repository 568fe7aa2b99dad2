// The client without its other resources: a third of the whole.
import { BaseAnthropic } from '@anthropic-ai/sdk/client';
import { Messages } from '@anthropic-ai/sdk/resources/messages/messages';
import { boundedFetch } from './bounded-fetch.ts';
import { MAX_ANSWER_TOKENS, promptFor, TOOL_DESCRIPTION, TOOL_NAME } from './prompt.ts';
import { type ErrorData, ProviderError, type ProviderOptions, type RawAnswer } from './provider.ts';
import { errorDataOf } from './provider-errors.ts';
import { ANSWER_JSON_SCHEMA, objectIn } from './schema.ts';

const CUT_OFF: ReadonlySet<string | null> = new Set([
  'max_tokens',
  'model_context_window_exceeded',
]);

/**
 * Makes one call of Anthropic's Messages API, structured by a tool that must be used. Retries, time limit and
 * size limit are ours: the SDK's time limit ends at the headers.
 */
export async function askAnthropic(
  options: ProviderOptions,
  text: string,
  signal: AbortSignal,
): Promise<RawAnswer | ErrorData> {
  const client = new BaseAnthropic({
    apiKey: options.apiKey,
    authToken: null,
    baseURL: options.baseUrl,
    fetch: boundedFetch(signal),
    maxRetries: 0,
    logLevel: 'off',
    openTelemetry: false,
  });
  const prompt = promptFor(text);
  try {
    const message = await new Messages(client).create(
      {
        model: options.model,
        max_tokens: MAX_ANSWER_TOKENS,
        system: prompt.system,
        messages: [{ role: 'user', content: prompt.user }],
        tools: [
          { name: TOOL_NAME, description: TOOL_DESCRIPTION, input_schema: ANSWER_JSON_SCHEMA },
        ],
        tool_choice: { type: 'tool', name: TOOL_NAME, disable_parallel_tool_use: true },
      },
      { signal },
    );
    // An HTML page with status 200 comes through as text.
    if (typeof message !== 'object' || message === null || !Array.isArray(message.content)) {
      throw new ProviderError('answer', 'not_a_message');
    }
    if (CUT_OFF.has(message.stop_reason)) throw new ProviderError('answer', 'cut_off');
    if (message.stop_reason === 'refusal') throw new ProviderError('answer', 'refused');
    const calls = message.content.filter((block) => block?.type === 'tool_use');
    const [call, ...others] = calls;
    // Beside another call nobody can tell which of them is meant.
    if (call && (call.name !== TOOL_NAME || others.length > 0)) {
      throw new ProviderError('answer', 'another_tool');
    }
    const said = message.content
      .flatMap((block) => (block?.type === 'text' ? [String(block.text)] : []))
      .join('\n');
    return {
      value: call ? call.input : objectIn(said),
      usage: { input: message.usage?.input_tokens, output: message.usage?.output_tokens },
    };
  } catch (error) {
    return { error: errorDataOf(error, signal, Date.now()) };
  }
}
