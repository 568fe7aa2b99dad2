import { createServer, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SQSRecord } from 'aws-lambda';
import { type CapturedOutput, captureOutput } from '../log/testing/index.ts';
import { clientAt } from '../store/testing/index.ts';
import { delayRedelivery, redeliverySeconds } from './redelivery.ts';

test.each([
  [1, 1, 1],
  [2, 3, 5],
  [3, 12, 20],
  [4, 48, 80],
  [6, 675, 1_125],
  [10, 675, 1_125],
])('after %d receives a message comes back after %d to %d seconds', (receives, least, most) => {
  expect([0, 1].map((random) => redeliverySeconds(receives, random))).toEqual([least, most]);
});

interface Input {
  QueueUrl: string;
  Entries: { Id: string; ReceiptHandle: string; VisibilityTimeout: number }[];
}

let server: Server;
let output: CapturedOutput;
let asked: { target: unknown; type: unknown; input: Input }[];
let status: number;
const client = clientAt('http://127.0.0.1');

beforeEach(async () => {
  asked = [];
  status = 200;
  output = captureOutput();
  server = createServer(async (request, response) => {
    const { 'x-amz-target': target, 'content-type': type } = request.headers;
    asked.push({ target, type, input: (await json(request)) as Input });
    if (status > 0) response.writeHead(status).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = Object(server.address());
  process.env.AWS_ENDPOINT_URL_SQS = `http://127.0.0.1:${port}`;
});
afterEach(() => {
  output.restore();
  delete process.env.AWS_ENDPOINT_URL_SQS;
  server.close();
  server.closeAllConnections();
});

const messages = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    messageId: `m${n}`,
    receiptHandle: `r${n}`,
    eventSourceARN: 'arn:aws:sqs:eu-west-1:123456789012:a-queue',
    attributes: { ApproximateReceiveCount: '3' },
  })) as SQSRecord[];

describe('messages that failed', () => {
  test('are hidden by their receives, ten a call', async () => {
    await delayRedelivery(client, messages(12), 30_000);
    const inputs = asked
      .map(({ input }) => input)
      .sort((a, b) => b.Entries.length - a.Entries.length);
    expect(asked.map(({ target }) => target)).toEqual(
      Array(2).fill('AmazonSQS.ChangeMessageVisibilityBatch'),
    );
    expect(asked[0]?.type).toBe('application/x-amz-json-1.0');
    expect(inputs.map(({ Entries }) => Entries.length)).toEqual([10, 2]);
    expect(inputs[1]?.QueueUrl).toBe('https://sqs.eu-west-1.amazonaws.com/123456789012/a-queue');
    expect(inputs[1]?.Entries.map(({ ReceiptHandle }) => ReceiptHandle)).toEqual(['r10', 'r11']);
    for (const { VisibilityTimeout } of inputs.flatMap(({ Entries }) => Entries)) {
      expect(VisibilityTimeout).toBeGreaterThanOrEqual(12);
      expect(VisibilityTimeout).toBeLessThanOrEqual(20);
    }
    expect(output.text).toBe('');
  });

  test('none: nobody is asked', async () => {
    await delayRedelivery(client, [], 30_000);
    expect(asked).toEqual([]);
  });

  test.each([
    ['refuses', 400],
    ['never answers', 0],
  ])(
    'are left to the visibility timeout where SQS %s, within the time limit',
    async (_, answer) => {
      status = answer;
      await delayRedelivery(client, messages(1), 500);
      expect(output.lines).toMatchObject([{ level: 'warn', error_code: 'redelivery_not_delayed' }]);
    },
  );
});
