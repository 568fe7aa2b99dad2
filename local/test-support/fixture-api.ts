import { type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { makeCredentials } from '../aws/credentials.ts';
import { FrontServer } from '../dev/front-server.ts';
import { synthesize } from '../dev/synthesis.ts';
import { readFunction } from '../functions/definition.ts';
import { FunctionHost } from '../functions/host.ts';
import { RestApiHandler } from '../rest-api/handler.ts';
import { readRestApi } from '../rest-api/model.ts';
import { loadAssembly } from '../template/assembly.ts';
import { loadStack } from '../template/stack.ts';
import { fixtureApp } from './fixture-app.ts';

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  /** Parsed where it is JSON. */
  body: ReturnType<typeof JSON.parse>;
}

/** The fixture app's REST API and functions on a port of their own, for the tests of one file. */
export class FixtureApi {
  /** The gateway's lines for the developer. */
  readonly printed: string[] = [];
  port = 0;
  readonly #root = fixtureApp();
  readonly #server = new FrontServer((line) => this.printed.push(line));
  #host: FunctionHost | undefined;

  constructor() {
    beforeAll(() => this.#start());
    afterAll(async () => {
      await this.#server.close();
      await this.#host?.close();
    });
  }

  async #start(): Promise<void> {
    const assembly = loadAssembly(await synthesize(this.#root, 'dev', () => {}));
    const stack = loadStack(assembly, {
      region: 'us-east-1',
      accountId: '000000000000',
      stackName: assembly.stackName,
      awsUrl: 'http://127.0.0.1:9',
    });
    const host = new FunctionHost({
      definitions: stack
        .ofType('AWS::Lambda::Function')
        .map((resource) => readFunction(resource, assembly)),
      environment: stack.environment,
      credentials: makeCredentials(),
      logDirectory: join(this.#root, 'logs'),
      print: () => {},
    });
    this.#host = host;
    const print = (line: string) => this.printed.push(line);
    const api = new RestApiHandler(readRestApi(stack), host, print);
    this.#server.resume(api);
    this.port = await this.#server.listen(0);
  }

  /** Sends exactly this path, header list and body; `fetch` would normalize them. */
  send(
    method: string,
    path: string,
    headers: Record<string, string | string[]> = {},
    body: string | Buffer = '',
  ): Promise<Reply> {
    const isFramed = 'Content-Length' in headers || 'Transfer-Encoding' in headers;
    const framing = isFramed ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const options = { port: this.port, method, path, headers: { ...headers, ...framing } };
    return new Promise((resolve, reject) => {
      const outgoing = request({ ...options, agent: false }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
        incoming.on('end', () => {
          const bytes = Buffer.concat(chunks);
          const text = bytes.toString();
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            bytes,
            body: /^[{[]/.test(text) ? JSON.parse(text) : text,
          });
        });
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }
}

/** The header of one of the fixture authorizer's tokens. */
export const as = (word: string) => ({ Authorization: `Bearer ${word}` });
