import {
  Agent,
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import { buffer } from 'node:stream/consumers';

/** One call of a function to AWS, as it comes over the wire. */
export interface AwsCall {
  service: 'dynamodb' | 'events' | 'sqs' | 'secretsmanager';
  operation: string;
  /** Whether it may change a table. */
  writes: boolean;
}

/**
 * The fate of a call: `pass` carries it out; `refuse` answers an error that no client retries, with nothing
 * done; `lose` carries it out and answers that error; `throttle` answers an error that clients retry.
 */
export type Verdict = 'pass' | 'refuse' | 'lose' | 'throttle';

export interface PutEventsEntry {
  EventBusName: string;
  Source: string;
  DetailType: string;
  Detail: string;
}

interface Answer {
  status: number;
  body: Buffer;
}

const SERVICES: Readonly<Record<string, AwsCall['service']>> = {
  DynamoDB_20120810: 'dynamodb',
  AWSEvents: 'events',
  AmazonSQS: 'sqs',
  secretsmanager: 'secretsmanager',
};
const WRITES = new Set([
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'TransactWriteItems',
]);

/** Stands between functions and the local cloud's AWS endpoint, and lets a test decide about every call. */
export class AwsProxy {
  /** The endpoint behind; each run has its own. */
  upstream = new URL('http://127.0.0.1');
  /** Decides about each call; may wait, and so hold it. */
  decide: (call: AwsCall) => Verdict | Promise<Verdict> = () => 'pass';
  /** Decides whether the bus takes an entry of PutEvents; a throw fails the whole call. */
  takes: (entry: PutEventsEntry) => boolean = () => true;
  /** Events that the bus has taken, in their order. */
  readonly published: PutEventsEntry[] = [];
  readonly #server: Server;
  readonly #agent = new Agent({ keepAlive: true });

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<AwsProxy> {
    const server = createServer();
    const proxy = new AwsProxy(server);
    server.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
      proxy.#serve(incoming, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** Points to another endpoint and forgets everything that was decided and published before. */
  reset(upstream: URL): void {
    this.upstream = upstream;
    this.decide = () => 'pass';
    this.takes = () => true;
    this.published.splice(0);
  }

  get url(): string {
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('the proxy has no port');
    return `http://127.0.0.1:${address.port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
    this.#agent.destroy();
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const [prefix = '', operation = ''] = String(incoming.headers['x-amz-target']).split('.');
    const service = SERVICES[prefix];
    const body = await buffer(incoming);
    if (service === undefined) return answer(response, error('UnknownOperationException'));
    const verdict = await this.decide({ service, operation, writes: WRITES.has(operation) });
    if (verdict === 'refuse') return answer(response, error('AccessDeniedException'));
    if (verdict === 'throttle') return answer(response, error('ThrottlingException'));
    const result =
      operation === 'PutEvents'
        ? await this.#putEvents(incoming, JSON.parse(body.toString('utf8')))
        : await this.#forward(incoming, body);
    answer(response, verdict === 'lose' ? error('AccessDeniedException') : result);
  }

  /** Passes on the entries that are taken, and answers for the others that they were throttled. */
  async #putEvents(incoming: IncomingMessage, input: { Entries: PutEventsEntry[] }) {
    let taken: PutEventsEntry[];
    try {
      taken = input.Entries.filter((entry) => this.takes(entry));
    } catch {
      return error('InternalFailure', 500);
    }
    if (taken.length === 0) return putEventsAnswer(input.Entries.map(() => THROTTLED));
    const body = Buffer.from(JSON.stringify({ ...input, Entries: taken }));
    const result = await this.#forward(incoming, body);
    if (result.status !== 200) return result;
    const { Entries } = JSON.parse(result.body.toString('utf8'));
    this.published.push(...taken.filter((_, n) => Entries[n].EventId !== undefined));
    return putEventsAnswer(
      input.Entries.map((entry) => Entries[taken.indexOf(entry)] ?? THROTTLED),
    );
  }

  #forward({ headers }: IncomingMessage, body: Buffer): Promise<Answer> {
    const { hostname, port } = this.upstream;
    const passedOn = { ...headers, host: this.upstream.host, 'content-length': body.length };
    return new Promise((resolve, reject) => {
      const outgoing = request(
        { hostname, port, method: 'POST', path: '/', headers: passedOn, agent: this.#agent },
        (incoming) =>
          buffer(incoming).then(
            (content) => resolve({ status: incoming.statusCode ?? 500, body: content }),
            reject,
          ),
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }
}

const THROTTLED = { ErrorCode: 'ThrottlingException', ErrorMessage: '' };

const putEventsAnswer = (Entries: readonly { ErrorCode?: string }[]): Answer => ({
  status: 200,
  body: Buffer.from(
    JSON.stringify({
      FailedEntryCount: Entries.filter(({ ErrorCode }) => ErrorCode !== undefined).length,
      Entries,
    }),
  ),
});

const error = (type: string, status = 400): Answer => ({
  status,
  body: Buffer.from(JSON.stringify({ __type: type, message: 'made by a test' })),
});

function answer(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(body);
}
