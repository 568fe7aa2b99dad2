import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { beforeAll, expect, test } from '@jest/globals';
import { defineApi } from '@reflekt/shared/api';
import { notFound } from '@reflekt/shared/errors';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { provideStreaming, ResponseStream } from '../../local/functions/response-stream.ts';

type StreamingHandler = (event: unknown, stream: ResponseStream, context: Context) => unknown;

const api = defineApi('export', {
  readExport: {
    method: 'GET',
    path: '/export',
    auth: 'public',
    summary: 'An export',
    success: { status: 200, description: 'The export', contentType: 'text/plain' },
    errors: [404],
    streaming: true,
  },
});

const event = {
  httpMethod: 'GET',
  path: '/export',
  resource: '/export',
  headers: {},
  multiValueHeaders: {},
  requestContext: { requestId: 'gateway', extendedRequestId: 'extended' },
} as unknown as APIGatewayProxyEvent;
const context = { getRemainingTimeInMillis: () => 10_000, awsRequestId: 'r' } as Context;

/** Builds a streaming handler as a function does, and sends it one request. */
async function send(result: () => { body: string | Readable; fileName?: string }) {
  // Lambda's runtime has its global before a function's code is loaded.
  const { createHttpHandler, executionModeStreamifyResponse } = await import(
    '@reflekt/shared/http'
  );
  const handler = createHttpHandler({
    api,
    allowedOrigin: 'https://journal.example',
    operations: { readExport: async () => result() },
    deps: () => ({}),
    executionMode: executionModeStreamifyResponse,
  }) as unknown as StreamingHandler;
  const parts: Uint8Array[] = [];
  const stream = new ResponseStream(async (bytes) => {
    parts.push(bytes);
  });
  await handler(event, stream, context);
  const sent = await text(Readable.from(parts));
  const end = sent.indexOf('\0'.repeat(8));
  return { prelude: JSON.parse(sent.slice(0, end)), body: sent.slice(end + 8) };
}

beforeAll(() => provideStreaming());

test('a stream is sent as it comes, after its status and headers', async () => {
  const { prelude, body } = await send(() => ({
    body: Readable.from(['first ', 'second']),
    fileName: 'diary.txt',
  }));
  expect(prelude).toMatchObject({
    statusCode: 200,
    headers: {
      'content-type': 'text/plain',
      'content-disposition': 'attachment; filename="diary.txt"',
      'access-control-allow-origin': 'https://journal.example',
      'x-request-id': 'extended',
    },
  });
  expect(body).toBe('first second');
});

test('an error before the first byte is a problem document', async () => {
  const { prelude, body } = await send(() => {
    throw notFound();
  });
  expect(prelude).toMatchObject({
    statusCode: 404,
    headers: { 'content-type': 'application/problem+json' },
  });
  expect(JSON.parse(body)).toMatchObject({ status: 404, instance: 'extended' });
});

test('a streaming endpoint in a buffered function is refused at its start', async () => {
  const { createHttpHandler } = await import('@reflekt/shared/http');
  expect(() =>
    createHttpHandler({
      api,
      allowedOrigin: '*',
      operations: { readExport: async () => ({ body: '' }) },
      deps: () => ({}),
    }),
  ).toThrow('readExport is streaming and its function is not');
});
