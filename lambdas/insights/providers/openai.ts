import OpenAI from 'openai';
import { boundedFetch } from './bounded-fetch.ts';
import { MAX_THINKING_TOKENS, promptFor, TOOL_NAME } from './prompt.ts';
import { type ErrorData, ProviderError, type ProviderOptions, type RawAnswer } from './provider.ts';
import { errorDataOf } from './provider-errors.ts';
import { ANSWER_JSON_SCHEMA, objectIn } from './schema.ts';

/**
 * Makes one call of OpenAI's chat completions API, structured by a strict schema. Retries, time limit and size
 * limit are ours.
 */
export async function askOpenAi(
  options: ProviderOptions,
  text: string,
  signal: AbortSignal,
): Promise<RawAnswer | ErrorData> {
  const client = new OpenAI({
    apiKey: options.apiKey,
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    baseURL: options.baseUrl,
    fetch: boundedFetch(signal),
    maxRetries: 0,
    logLevel: 'off',
  });
  const prompt = promptFor(text);
  try {
    const completion = await client.chat.completions.create(
      {
        model: options.model,
        max_completion_tokens: MAX_THINKING_TOKENS,
        // Nothing of a diary is to be kept there.
        store: false,
        messages: [
          { role: 'system', content: prompt.system },
          { role: 'user', content: prompt.user },
        ],
        response_format: {
          type: 'json_schema',
          json_schema: { name: TOOL_NAME, strict: true, schema: ANSWER_JSON_SCHEMA },
        },
      },
      { signal },
    );
    // An HTML page with status 200 comes through as text.
    const choice =
      typeof completion === 'object' && completion !== null && Array.isArray(completion.choices)
        ? completion.choices[0]
        : undefined;
    if (!choice?.message) throw new ProviderError('answer', 'not_a_completion');
    if (choice.finish_reason === 'length') throw new ProviderError('answer', 'cut_off');
    if (choice.finish_reason === 'content_filter' || choice.message.refusal) {
      throw new ProviderError('answer', 'refused');
    }
    const { content, tool_calls, function_call } = choice.message;
    // None was offered.
    if ((tool_calls?.length ?? 0) > 0 || function_call)
      throw new ProviderError('answer', 'another_tool');
    if (typeof content !== 'string' || content === '') throw new ProviderError('answer', 'empty');
    return {
      value: objectIn(content),
      usage: {
        input: completion.usage?.prompt_tokens,
        output: completion.usage?.completion_tokens,
      },
    };
  } catch (error) {
    return { error: errorDataOf(error, signal, Date.now()) };
  }
}
