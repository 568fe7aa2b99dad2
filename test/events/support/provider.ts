import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { text as readText } from 'node:stream/consumers';

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** How a call of a provider fails: by its status, or by a broken connection. */
export type ProviderFailure = 429 | 500 | 529 | 'reset';

/** An AI provider that speaks Anthropic's Messages API; what it says of a text depends on the text alone. */
export class FakeProvider {
  /** How a call about what it was asked fails; undefined lets it succeed. May wait, and so hold the call. */
  fail: (asked: string) => ProviderFailure | undefined | Promise<ProviderFailure | undefined> =
    () => undefined;
  /** Calls that were answered with an analysis. */
  answered = 0;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<FakeProvider> {
    const server = createServer();
    const provider = new FakeProvider(server);
    server.on('request', async (request, response) => {
      // Every call may fence the text by a code of its own.
      const body = (await readText(request)).replaceAll(UUID, '');
      // There is no second provider: what speaks another API is not found.
      const failure = request.url === '/v1/messages' ? await provider.fail(body) : 404;
      if (failure === 'reset') {
        response.destroy();
        return;
      }
      response.writeHead(failure ?? 200, { 'content-type': 'application/json' });
      if (failure !== undefined) {
        response.end(JSON.stringify({ type: 'error', error: { type: 'overloaded_error' } }));
        return;
      }
      provider.answered += 1;
      response.end(JSON.stringify(messageFor(body)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return provider;
  }

  get url(): string {
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('no port');
    return `http://127.0.0.1:${address.port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

function messageFor(body: string) {
  const { model, tools, messages } = JSON.parse(body);
  const digest = createHash('sha256').update(JSON.stringify(messages)).digest('hex');
  return {
    id: `msg_${digest.slice(0, 20)}`,
    type: 'message',
    role: 'assistant',
    model,
    content: [
      {
        type: 'tool_use',
        id: `toolu_${digest.slice(0, 20)}`,
        name: tools[0].name,
        input: {
          sentiment: 'positive',
          sentiment_score: Number.parseInt(digest.slice(0, 2), 16) / 256,
          keywords: [digest.slice(0, 8)],
          suggested_categories: ['daily life'],
          insights: `about ${digest.slice(8, 16)}`,
          reflections: null,
          self_harm: false,
        },
      },
    ],
    stop_reason: 'tool_use',
    usage: { input_tokens: 100, output_tokens: 50 },
  };
}
