import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { answerKms, TEST_KMS_ARN, TEST_KMS_KEY } from '@reflekt/shared/sealing/testing';
import { AwsError } from '../../../local/aws/aws-error.ts';
import type { JsonObject } from '../../../local/aws/json.ts';
import type { Aws } from './aws.ts';

/** One call of a function to AWS, as it comes over the wire. */
export interface AwsCall {
  /** As `X-Amz-Target` names it. */
  service: string;
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

export const DYNAMODB = 'DynamoDB_20120810';
const KMS = 'TrentService';
const WRITES = new Set([
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'TransactWriteItems',
]);

/** Stands between functions and the local cloud's AWS services, and lets a test decide about every call. */
export class AwsProxy {
  #aws: Aws | undefined;
  /** Decides about each call; may wait, and so hold it. */
  decide: (call: AwsCall) => Verdict | Promise<Verdict> = () => 'pass';
  /** Decides whether the bus takes an entry of PutEvents; a throw fails the whole call. */
  takes: (entry: PutEventsEntry) => boolean = () => true;
  /** Events that the bus has taken, in their order. */
  readonly published: PutEventsEntry[] = [];
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

  /** Goes to the AWS of another run, and forgets the decisions and events of the one before. */
  connect(aws: Aws): void {
    this.#aws = aws;
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
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = String(incoming.headers['x-amz-target']);
    const [prefix = '', operation = ''] = target.split('.');
    const body = await buffer(incoming);
    const call = { service: prefix, operation, writes: WRITES.has(operation) };
    const verdict = await this.decide(call);
    if (verdict === 'refuse') return answer(response, error('AccessDeniedException'));
    if (verdict === 'throttle') return answer(response, error('ThrottlingException'));
    const result =
      prefix === DYNAMODB
        ? await this.#query(target, body)
        : await this.#perform(call, JSON.parse(body.toString('utf8')), response);
    answer(response, verdict === 'lose' ? error('AccessDeniedException') : result);
  }

  /** Roles are not enforced here: all functions share this process, and so its credentials. */
  async #query(target: string, body: Buffer): Promise<Answer> {
    const result = await this.#parts.client.send(target, body);
    return { status: result.statusCode ?? 500, body: await buffer(result) };
  }

  async #perform(
    { service, operation }: AwsCall,
    input: JsonObject,
    response: ServerResponse,
  ): Promise<Answer> {
    if (service === KMS) {
      // The key that the tests themselves open items with.
      return success(answerKms(operation, { ...input, KeyId: TEST_KMS_ARN }, TEST_KMS_KEY));
    }
    if (operation === 'PutEvents') return this.#putEvents(input.Entries as PutEventsEntry[]);
    const call = { operation, input, caller: ANYBODY, target: '', body: Buffer.of(), headers: {} };
    try {
      return success((await this.#parts.services.get(service)?.handle(call, response)) ?? {});
    } catch (cause) {
      if (!(cause instanceof AwsError)) throw cause;
      return error(cause.code, cause.status);
    }
  }

  /** Puts the entries that are taken on the bus, and answers for the others that they were throttled. */
  #putEvents(entries: readonly PutEventsEntry[]): Answer {
    let taken: PutEventsEntry[];
    try {
      taken = entries.filter((entry) => this.takes(entry));
    } catch {
      return error('InternalFailure', 500);
    }
    const outcomes = this.#parts.bus.putAll(taken.map((entry) => ({ ...entry }))).Entries;
    this.published.push(...taken.filter((_, n) => outcomes[n]?.ErrorCode === undefined));
    const Entries = entries.map((entry) => outcomes[taken.indexOf(entry)] ?? THROTTLED);
    const FailedEntryCount = Entries.filter(({ ErrorCode }) => ErrorCode !== undefined).length;
    return success({ FailedEntryCount, Entries });
  }

  get #parts(): Aws['parts'] {
    if (this.#aws === undefined) throw new Error('no run has begun');
    return this.#aws.parts;
  }
}

const ANYBODY = { name: 'all functions', authorize: () => {} };
const THROTTLED = { ErrorCode: 'ThrottlingException', ErrorMessage: '' };

const success = (output: object): Answer => ({
  status: 200,
  body: Buffer.from(JSON.stringify(output)),
});
const error = (type: string, status = 400): Answer => ({
  status,
  body: Buffer.from(JSON.stringify({ __type: type, message: 'made by a test' })),
});

function answer(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(body);
}
