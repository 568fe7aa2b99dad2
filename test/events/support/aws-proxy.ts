import { createHash } from 'node:crypto';
import {
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
 * What becomes of a call: `refuse` answers a fault that nobody retries, with nothing done; `lose` does it and
 * answers the same; `throttle` answers a fault that passes.
 */
export type Verdict = 'pass' | 'refuse' | 'lose' | 'throttle';

/** What the other side of PutEvents, SendMessage and GetSecretValue does. */
export interface Backends {
  /** @returns for each entry whether it is taken; a throw fails the call */
  putEvents(entries: readonly PutEventsEntry[]): readonly boolean[];
  sendMessage(body: string): void;
}

export interface PutEventsEntry {
  EventBusName: string;
  Source: string;
  DetailType: string;
  Detail: string;
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

/**
 * Stands where `AWS_ENDPOINT_URL` points: passes DynamoDB calls on to an engine, plays bus, queue and secrets,
 * and lets a test decide about every single call.
 */
export class AwsProxy {
  /** Where DynamoDB calls go; each run has an engine of its own. */
  upstream = new URL('http://127.0.0.1');
  backends: Backends = {
    putEvents: () => {
      throw new Error('nobody takes events');
    },
    sendMessage: () => {
      throw new Error('nobody takes messages');
    },
  };
  /** Decides about each call; may wait, and so hold it. */
  meddle: (call: AwsCall) => Verdict | Promise<Verdict> = () => 'pass';
  readonly #server: Server;

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

  get url(): string {
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('the proxy has no port');
    return `http://127.0.0.1:${address.port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = String(incoming.headers['x-amz-target']);
    const [prefix = '', operation = ''] = target.split('.');
    const service = SERVICES[prefix];
    const body = await buffer(incoming);
    if (service === undefined) return fault(response, 400, 'UnknownOperationException');
    const verdict = await this.meddle({ service, operation, writes: WRITES.has(operation) });
    if (verdict === 'refuse') return fault(response, 400, 'AccessDeniedException');
    if (verdict === 'throttle') return fault(response, 400, 'ThrottlingException');
    const answer =
      service === 'dynamodb' ? await this.#forward(target, body) : this.#play(service, body);
    if (verdict === 'lose') return fault(response, 400, 'AccessDeniedException');
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(answer.body);
  }

  #play(service: AwsCall['service'], body: Buffer): { status: number; body: string } {
    const input = JSON.parse(body.toString('utf8'));
    try {
      return { status: 200, body: JSON.stringify(this.#output(service, input)) };
    } catch {
      return { status: 500, body: JSON.stringify({ __type: 'InternalFailure' }) };
    }
  }

  #output(service: AwsCall['service'], input: Record<string, unknown>): object {
    if (service === 'secretsmanager') {
      return { SecretString: JSON.stringify({ current: 'a-key-of-the-tests' }) };
    }
    if (service === 'sqs') {
      const body = String(input.MessageBody);
      this.backends.sendMessage(body);
      const MD5OfMessageBody = createHash('md5').update(body).digest('hex');
      return { MessageId: 'a-message', MD5OfMessageBody };
    }
    const taken = this.backends.putEvents(input.Entries as PutEventsEntry[]);
    return {
      FailedEntryCount: taken.filter((ok) => !ok).length,
      Entries: taken.map((ok, i) =>
        ok ? { EventId: `event-${i}` } : { ErrorCode: 'ThrottlingException', ErrorMessage: '' },
      ),
    };
  }

  #forward(target: string, body: Buffer): Promise<{ status: number; body: Buffer }> {
    const { hostname, port } = this.upstream;
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': body.length,
      'x-amz-target': target,
      'x-amz-date': '20260101T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
    };
    return new Promise((resolve, reject) => {
      const outgoing = request(
        { hostname, port, method: 'POST', path: '/', headers, agent: false },
        (answer) =>
          buffer(answer).then(
            (content) => resolve({ status: answer.statusCode ?? 500, body: content }),
            reject,
          ),
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }
}

function fault(response: ServerResponse, status: number, type: string): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(JSON.stringify({ __type: type, message: 'made by a test' }));
}
