/**
 * One HTTP server that AWS SDK clients reach through AWS_ENDPOINT_URL. X-Amz-Target names the service, the
 * signature the caller. It listens on the loopback address only, and answers neither web pages nor unsigned
 * requests. Left out: protocols other than AWS JSON, but for Lambda's Invoke.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { crc32 } from 'node:zlib';
import { isFromLocalProgram } from '../loopback.ts';
import { AwsError, describeError } from './aws-error.ts';
import type { Callers } from './caller.ts';
import { isObject, type JsonObject } from './json.ts';
import { invokedFunction, type LambdaService } from './lambda.ts';
import type { Service } from './service.ts';

/** DynamoDB takes 16 MB, and its clients' own mistakes may be larger: those the engine answers. */
const BODY_MAX_BYTES = 32 * 1024 * 1024;

/** Faults of the template or the local cloud, not of a request. */
const WORTH_A_LINE = new Set(['AccessDeniedException', 'UnknownOperationException']);

export interface EndpointOptions {
  callers: Callers;
  /** By the part of `X-Amz-Target` before the dot. */
  services: Map<string, Service>;
  lambda: LambdaService;
  log(line: string): void;
}

/** Starts listening on a free port. */
export function startEndpoint(options: EndpointOptions): Promise<Server> {
  const server = createServer((request, response) => {
    serve(request, response, options).catch((error: unknown) => {
      // The client went away in the middle, or a piped answer broke.
      options.log(`an AWS call was cut off: ${describeError(error)}`);
      response.destroy();
    });
  });
  // Clients keep connections; one that closes first while they write would fail their call.
  server.keepAliveTimeout = 120_000;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { callers, services, lambda, log }: EndpointOptions,
): Promise<void> {
  const target = String(request.headers['x-amz-target'] ?? '');
  const [prefix = '', operation = ''] = target.split('.', 2);
  const service = services.get(prefix);
  try {
    const body = await readBody(request);
    if (!isFromLocalProgram(request)) {
      throw new AwsError('AccessDeniedException', 'The local cloud answers no web page.', 403);
    }
    const functionName = invokedFunction(request);
    if (service === undefined && functionName === undefined) {
      throw new AwsError(
        'UnknownOperationException',
        target === ''
          ? 'The local cloud answers AWS JSON protocols only.'
          : `The local cloud has no service ${prefix}.`,
      );
    }
    const { method = '', url = '', headers } = request;
    const caller = callers.ofRequest({ method, url, headers, body });
    if (service === undefined) {
      return await lambda({ functionName: functionName ?? '', body, caller }, response);
    }
    const input = parseInput(body);
    const output = await service.handle(
      { operation, input, caller, target, body, headers },
      response,
    );
    if (output !== undefined) answer(response, 200, service.contentType, output);
  } catch (error) {
    // A function that was stopped in the middle of its request: nobody is left to answer.
    if (request.errored !== null) return;
    if (response.headersSent) throw error;
    if (!(error instanceof AwsError)) log(`${target} failed: ${describeError(error)}`);
    const failure =
      error instanceof AwsError
        ? error
        : new AwsError('InternalServerError', 'The local cloud failed; its log says why.', 500);
    if (WORTH_A_LINE.has(failure.code)) log(failure.message);
    answerError(response, failure, service);
  }
}

function answerError(response: ServerResponse, failure: AwsError, service?: Service): void {
  const contentType = service?.contentType ?? 'application/x-amz-json-1.0';
  const type = `${service?.errorNamespace ?? 'com.amazon.coral.service'}#${failure.code}`;
  const headers = service?.errorHeaders?.(failure.code) ?? {};
  answer(
    response,
    failure.status,
    contentType,
    { __type: type, message: failure.message },
    headers,
  );
}

function answer(
  response: ServerResponse,
  status: number,
  contentType: string,
  output: JsonObject,
  headers: Record<string, string> = {},
): void {
  const body = Buffer.from(JSON.stringify(output));
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': body.length,
    'x-amzn-requestid': crypto.randomUUID(),
    'x-amz-crc32': String(crc32(body)),
    ...headers,
  });
  response.end(body);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    // A body that is too large is read to its end, so that the client sees the answer.
    if (size <= BODY_MAX_BYTES) chunks.push(chunk);
  }
  if (size > BODY_MAX_BYTES) {
    throw new AwsError('RequestEntityTooLargeException', 'The request body is too large.', 413);
  }
  return Buffer.concat(chunks);
}

function parseInput(body: Buffer): JsonObject {
  try {
    const input: unknown = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
    if (isObject(input)) return input;
  } catch {
    // answered below, as a body of another JSON type is
  }
  throw new AwsError('SerializationException', 'The request body is not a JSON object.');
}
