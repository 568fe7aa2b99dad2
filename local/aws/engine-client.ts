/** HTTP to the engine: the functions' requests passed on as they are, and the local cloud's own. */
import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { AwsError } from './aws-error.ts';
import type { Engine } from './engine.ts';
import { isObject, type JsonObject, stringOf } from './json.ts';

/** DynamoDB's own answer to an error inside: every SDK retries it. */
export const engineUnavailable = (): AwsError =>
  new AwsError('InternalServerError', 'The database engine did not answer; try again.', 500);

export class EngineClient {
  readonly #engine: Engine;
  readonly #region: string;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(engine: Engine, region: string) {
    this.#engine = engine;
    this.#region = region;
  }

  /**
   * Sends one request and answers with the response, its body still to be read.
   * @throws AwsError InternalServerError, retryable, when the engine is away
   */
  send(target: string, body: Buffer, headers: IncomingHttpHeaders = {}): Promise<IncomingMessage> {
    const { hostname, port } = this.#engine.endpoint;
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          hostname,
          port,
          method: 'POST',
          path: '/',
          agent: this.#agent,
          headers: {
            'content-type': headers['content-type'] ?? 'application/x-amz-json-1.0',
            'content-length': body.length,
            'x-amz-target': target,
            'x-amz-date': headers['x-amz-date'] ?? '20260101T000000Z',
            // Some engines keep one database per access key: everybody shares this one.
            authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/${this.#region}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
          },
        },
        resolve,
      );
      outgoing.once('error', () => reject(engineUnavailable()));
      outgoing.end(body);
    });
  }

  /**
   * One call of the local cloud itself.
   * @param target for instance `DynamoDB_20120810.DescribeTable`
   * @throws AwsError as the engine worded it
   */
  async call(target: string, input: JsonObject): Promise<JsonObject> {
    const response = await this.send(target, Buffer.from(JSON.stringify(input)));
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of response) chunks.push(chunk);
    } catch {
      throw engineUnavailable(); // it died in the middle of its answer
    }
    const status = response.statusCode ?? 500;
    const output = parseObject(Buffer.concat(chunks).toString('utf8'));
    if (status < 300) return output;
    const code = stringOf(output.__type)?.split('#').at(-1) ?? 'InternalServerError';
    throw new AwsError(code, stringOf(output.message) ?? `the engine answered ${status}`, status);
  }

  close(): void {
    this.#agent.destroy();
  }
}

function parseObject(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {}; // plain text, as the engine answers to what it cannot read at all
  }
}
