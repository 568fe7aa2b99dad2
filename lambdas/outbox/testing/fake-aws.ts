import { createHash } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';

interface BusEntry {
  Source: string;
  DetailType: string;
  Detail: string;
}

/** A bus and a queue behind real HTTP. */
export class FakeAws {
  /** Decides which entries of a PutEvents call are accepted; undefined fails the whole call. */
  accepts: (calls: number, entries: readonly BusEntry[]) => readonly boolean[] | undefined = (
    _calls,
    entries,
  ) => entries.map(() => true);
  queueIsDown = false;
  /** The `event_id`s of each PutEvents call, including refused ones. */
  readonly calls: string[][] = [];
  /** The accepted events, in order of arrival. */
  readonly accepted: BusEntry[] = [];
  readonly messages: string[] = [];
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<FakeAws> {
    const server = createServer();
    const fake = new FakeAws(server);
    server.on('request', async (request, response) => {
      const input = Object(await json(request));
      const target = String(request.headers['x-amz-target']);
      if (target === 'AWSEvents.PutEvents') fake.#putEvents(input.Entries, response);
      else if (target === 'AmazonSQS.SendMessage') fake.#send(input.MessageBody, response);
      else answer(response, 400, { __type: 'UnknownOperationException' });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get url(): string {
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('no port');
    return `http://127.0.0.1:${address.port}`;
  }

  get #client() {
    return {
      endpoint: this.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    };
  }

  eventBridge = () => new EventBridgeClient(this.#client);
  sqs = () => new SQSClient(this.#client);

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #putEvents(entries: readonly BusEntry[], response: ServerResponse): unknown {
    this.calls.push(entries.map(({ Detail }) => JSON.parse(Detail).event_id));
    if (entries.length > 10) return answer(response, 400, { __type: 'ValidationException' });
    const taken = this.accepts(this.calls.length, entries);
    if (!taken) return answer(response, 500, { __type: 'InternalException' });
    this.accepted.push(...entries.filter((_, i) => taken[i]));
    return answer(response, 200, {
      FailedEntryCount: taken.filter((ok) => !ok).length,
      Entries: taken.map((ok, i) =>
        ok ? { EventId: `e-${i}` } : { ErrorCode: 'ThrottlingException', ErrorMessage: 'later' },
      ),
    });
  }

  #send(body: string, response: ServerResponse): unknown {
    if (this.queueIsDown) return answer(response, 500, { __type: 'InternalFailure' });
    this.messages.push(body);
    const MD5OfMessageBody = createHash('md5').update(body).digest('hex');
    return answer(response, 200, { MessageId: 'm-1', MD5OfMessageBody });
  }
}

function answer(response: ServerResponse, status: number, body: object): unknown {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
  return response.end(JSON.stringify(body));
}
