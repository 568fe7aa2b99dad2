import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Provider } from '../providers/provider.ts';

export type ProviderName = Provider['name'];

/** The record of a well-behaved model. */
export const GOOD_ANSWER = {
  sentiment: 'positive',
  sentiment_score: 0.6,
  keywords: ['river', 'bread'],
  suggested_categories: ['Nature'],
  insights: 'You seem to have enjoyed the quiet.',
  reflections: 'What made it quiet?',
  self_harm: false,
};

const toolCall = (name: string | undefined, input: unknown) => ({
  type: 'tool_use',
  id: 'toolu_1',
  name,
  input,
});
const analysis = (input: unknown) => [toolCall('record_analysis', input)];

/** A response of Anthropic's Messages API. */
const message = (
  content: unknown,
  stop_reason: string,
  usage: object = { input_tokens: 900, output_tokens: 100 },
) => ({
  ...{ id: 'msg_1', type: 'message', role: 'assistant', model: 'fake' },
  ...{ content, stop_reason, usage },
});

/** A response of OpenAI's chat completions API. */
const completion = (
  said: { content: string | null; refusal?: string | null; tool_calls?: unknown },
  usage: object = { prompt_tokens: 900, completion_tokens: 100, total_tokens: 1000 },
  finish_reason = 'stop',
) => ({
  ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 1, model: 'fake', usage },
  choices: [{ index: 0, finish_reason, message: { role: 'assistant', refusal: null, ...said } }],
});

/** An answer as the two APIs put it on the wire. */
export const wire: Record<
  ProviderName,
  {
    answer(value: unknown, stop?: 'cut' | 'refused'): unknown;
    /** A good answer whose count of tokens is any two values. */
    counted(input: unknown, output: unknown): unknown;
    /** A good answer as calls of tools, beside a good text where there is one at all. */
    calls(names: readonly (string | undefined)[]): unknown;
    /** Text where the structure should be. */
    prose(text: string): unknown;
    error(type: string): unknown;
  }
> = {
  anthropic: {
    counted: (input_tokens, output_tokens) =>
      message(analysis(GOOD_ANSWER), 'tool_use', { input_tokens, output_tokens }),
    answer: (value, stop) =>
      message(
        stop === 'refused' ? [] : analysis(value),
        stop === 'cut' ? 'max_tokens' : stop === 'refused' ? 'refusal' : 'tool_use',
      ),
    calls: (names) =>
      message(
        [
          { type: 'text', text: JSON.stringify(GOOD_ANSWER) },
          ...names.map((name) => toolCall(name, GOOD_ANSWER)),
        ],
        'tool_use',
      ),
    prose: (text) => message(text === '' ? [] : [{ type: 'text', text }], 'end_turn'),
    error: (type) => ({ type: 'error', error: { type, message: 'as the API says it' } }),
  },
  openai: {
    counted: (prompt_tokens, completion_tokens) =>
      completion({ content: JSON.stringify(GOOD_ANSWER) }, { prompt_tokens, completion_tokens }),
    answer: (value, stop) =>
      completion(
        stop === 'refused'
          ? { content: null, refusal: 'I cannot help with that.' }
          : { content: JSON.stringify(value) },
        undefined,
        stop === 'cut' ? 'length' : 'stop',
      ),
    calls: (names) =>
      completion({
        content: JSON.stringify(GOOD_ANSWER),
        tool_calls: names.map((name) => ({
          ...{ id: 'call_1', type: 'function' },
          function: { name, arguments: JSON.stringify(GOOD_ANSWER) },
        })),
      }),
    prose: (text) => completion({ content: text }),
    error: (type) => ({ error: { message: 'as the API says it', type, code: type, param: null } }),
  },
};

interface ReceivedRequest {
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export type Behaviour = (request: ReceivedRequest, response: ServerResponse) => void;

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Behaviour =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

/** One after the other; the last one from then on. */
export const inTurn = (...behaviours: readonly Behaviour[]): Behaviour => {
  let calls = 0;
  return (request, response) => {
    const behaviour = behaviours[Math.min(calls, behaviours.length - 1)];
    calls += 1;
    behaviour?.(request, response);
  };
};

/** A local server that speaks as a provider does, or as a hostile one would. */
export async function startFakeProvider(behaviour: Behaviour) {
  const requests: ReceivedRequest[] = [];
  const state = { behaviour };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const received = {
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(parts).toString(),
      };
      requests.push(received);
      state.behaviour(received, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    behave(next: Behaviour) {
      state.behaviour = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
export type FakeProvider = Awaited<ReturnType<typeof startFakeProvider>>;
