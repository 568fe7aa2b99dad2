import { type Health, metaApi } from '@reflekt/shared/api';
import { createHttpHandler } from '@reflekt/shared/http';
import { startCall } from '@reflekt/shared/store';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { columns, median } from './statistics.ts';

const ROUNDS = 9;
const REQUESTS = 4_000;

const health: Health = {
  timestamp: '2026-01-01T00:00:00.000Z',
  status: 'healthy',
  services: [{ name: 'storage', status: 'healthy', latency: 3 }],
};

const event: APIGatewayProxyEvent = {
  httpMethod: 'GET',
  path: '/health',
  resource: '/health',
  headers: { accept: '*/*', host: 'api.example.com', 'user-agent': 'bench' },
  multiValueHeaders: {},
  queryStringParameters: null,
  multiValueQueryStringParameters: null,
  pathParameters: null,
  stageVariables: null,
  body: null,
  isBase64Encoded: false,
  requestContext: {
    accountId: '000000000000',
    apiId: 'bench',
    authorizer: null,
    httpMethod: 'GET',
    identity: {
      accessKey: null,
      accountId: null,
      apiKey: null,
      apiKeyId: null,
      caller: null,
      clientCert: null,
      cognitoAuthenticationProvider: null,
      cognitoAuthenticationType: null,
      cognitoIdentityId: null,
      cognitoIdentityPoolId: null,
      principalOrgId: null,
      sourceIp: '127.0.0.1',
      user: null,
      userAgent: 'bench',
      userArn: null,
    },
    path: '/health',
    protocol: 'HTTP/1.1',
    requestId: 'bench',
    requestTimeEpoch: 0,
    resourceId: 'bench',
    resourcePath: '/health',
    stage: 'bench',
  },
};

/** A context of its own for each request, as from Lambda. */
const context = () => ({
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'bench',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-1:000000000000:function:bench',
  memoryLimitInMB: '512',
  awsRequestId: 'bench',
  logGroupName: 'bench',
  logStreamName: 'bench',
  getRemainingTimeInMillis: () => 10_000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
  // The middleware's own state, which the stack sets anew.
  work: { startedAt: 0, call: startCall(0), caller: undefined, requestId: '' },
});

const stack = createHttpHandler({
  api: metaApi,
  allowedOrigin: '*',
  operations: {
    health: async () => health,
    healthStatus: async () => health,
    openApiDocument: async () => ({}),
  },
  deps: () => ({}),
});

const bare = async () => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(health),
});

/** Microseconds per request. */
async function measure(handle: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  for (let n = 0; n < REQUESTS; n++) await handle();
  return ((performance.now() - startedAt) * 1_000) / REQUESTS;
}

/**
 * Measures the cost of the HTTP stack for a warm request: routing, checks, headers, response by schema, and the log
 * line.
 */
export async function run(): Promise<string[]> {
  const subjects = [
    { name: 'a bare function', handle: bare, times: [] as number[] },
    { name: 'our HTTP stack', handle: () => stack(event, context()), times: [] as number[] },
  ];
  const write = process.stdout.write;
  // Making the log line of each request counts; printing it does not.
  process.stdout.write = () => true;
  try {
    for (let round = 0; round < ROUNDS; round++) {
      for (const { handle, times } of subjects) times.push(await measure(handle));
    }
  } finally {
    process.stdout.write = write;
  }
  return [
    `HTTP stack: warm GET /health, medians of ${ROUNDS} × ${REQUESTS} requests`,
    ...columns([
      ['', 'µs a request'],
      ...subjects.map(({ name, times }) => [name, median(times).toFixed(1)]),
    ]),
  ];
}
