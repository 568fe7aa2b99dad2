import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  allow,
  as,
  eventually,
  type Harness,
  identity,
  queue,
  queueArn,
  start,
} from './test-support/harness.ts';

const queues = [
  queue('plain'),
  queue('brief', {
    VisibilityTimeout: 1,
    RedrivePolicy: { deadLetterTargetArn: queueArn('dead'), maxReceiveCount: '2' },
  }),
  queue('dead'),
  queue('delayed', { DelaySeconds: 1 }),
  queue('short', { MessageRetentionPeriod: 1 }),
  queue('small', { MaximumMessageSize: 1024 }),
  queue('kept'),
];

describe('SQS', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await start({
      queues,
      identities: [
        identity('admin'),
        identity('sender', [allow('sqs:SendMessage', queueArn('plain'))]),
      ],
    });
  });
  afterAll(() => harness.dispose());

  const client = (functionName = 'admin') => new SQSClient(as(harness, functionName));
  const url = (name: string) => `https://elsewhere.invalid/123456789012/${name}`;
  const send = (name: string, MessageBody: string, more = {}) =>
    client().send(new SendMessageCommand({ QueueUrl: url(name), MessageBody, ...more }));
  const receive = async (name: string, more = {}) =>
    (
      await client().send(
        new ReceiveMessageCommand({
          QueueUrl: url(name),
          MaxNumberOfMessages: 10,
          MessageSystemAttributeNames: ['All'],
          MessageAttributeNames: ['All'],
          ...more,
        }),
      )
    ).Messages ?? [];

  test('a message is sent, received with its attributes, hidden, and deleted', async () => {
    const sent = await send('plain', 'körper', {
      MessageAttributes: { kind: { DataType: 'String', StringValue: 'x' } },
    });
    const [message] = await receive('plain');
    expect(message).toMatchObject({
      MessageId: sent.MessageId,
      Body: 'körper',
      Attributes: { ApproximateReceiveCount: '1', SenderId: 'admin' },
      MessageAttributes: { kind: { StringValue: 'x' } },
    });
    expect(await receive('plain')).toEqual([]);
    await client().send(
      new DeleteMessageCommand({ QueueUrl: url('plain'), ReceiptHandle: message?.ReceiptHandle }),
    );
    expect(harness.endpoint.tools.queues()[0]).toMatchObject({ visible: 0, inFlight: 0 });
  });

  test('a message not deleted comes back, with another receipt, and after its maximum of receives is dead', async () => {
    await send('brief', 'poison');
    const [first] = await receive('brief');
    const [second] = await eventually('the second receive', async () => {
      const messages = await receive('brief', { WaitTimeSeconds: 2 });
      return messages.length > 0 ? messages : undefined;
    });
    expect(second?.MessageId).toBe(first?.MessageId);
    expect(second?.Attributes?.ApproximateReceiveCount).toBe('2');
    // The first receipt is stale: deleting by it is answered, and deletes nothing.
    await client().send(
      new DeleteMessageCommand({ QueueUrl: url('brief'), ReceiptHandle: first?.ReceiptHandle }),
    );
    expect(await receive('brief', { WaitTimeSeconds: 2 })).toEqual([]);
    const [dead] = await receive('dead');
    expect(dead).toMatchObject({
      MessageId: first?.MessageId,
      Body: 'poison',
      Attributes: { DeadLetterQueueSourceArn: queueArn('brief') },
    });
    expect(harness.endpoint.tools.redrive('dead')).toBe(1);
    expect(await receive('brief')).toHaveLength(1);
  });

  test('only a dead-letter queue is redriven', () => {
    expect(() => harness.endpoint.tools.redrive('plain')).toThrow('is no dead-letter queue');
    expect(() => harness.endpoint.tools.redrive('nowhere')).toThrow('is no dead-letter queue');
  });

  test('visibility is changed from outside', async () => {
    await send('plain', 'again');
    const [message] = await receive('plain');
    await client().send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: url('plain'),
        ReceiptHandle: message?.ReceiptHandle,
        VisibilityTimeout: 0,
      }),
    );
    const [again] = await receive('plain');
    expect(again?.MessageId).toBe(message?.MessageId);
    const answer = await client().send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl: url('plain'),
        Entries: [
          { Id: 'known', ReceiptHandle: again?.ReceiptHandle, VisibilityTimeout: 0 },
          { Id: 'stale', ReceiptHandle: message?.ReceiptHandle, VisibilityTimeout: 0 },
        ],
      }),
    );
    expect(answer.Successful).toEqual([{ Id: 'known' }]);
    expect(answer.Failed).toMatchObject([{ Id: 'stale', Code: 'ReceiptHandleIsInvalid' }]);
    const [last] = await receive('plain');
    await client().send(
      new DeleteMessageCommand({ QueueUrl: url('plain'), ReceiptHandle: last?.ReceiptHandle }),
    );
  });

  test('delays hold, the queue’s own and a message’s', async () => {
    await send('delayed', 'later');
    await send('delayed', 'now', { DelaySeconds: 0 });
    expect((await receive('delayed')).map(({ Body }) => Body)).toEqual(['now']);
    const later = await receive('delayed', { WaitTimeSeconds: 5 });
    expect(later.map(({ Body }) => Body)).toEqual(['later']);
  });

  test('a message past its retention is gone', async () => {
    await send('short', 'old', { DelaySeconds: 2 });
    expect(await receive('short', { WaitTimeSeconds: 3 })).toEqual([]);
  });

  test('a message that is too large is refused', async () => {
    await send('small', 'x'.repeat(1_024));
    await expect(send('small', 'x'.repeat(1_025))).rejects.toMatchObject({
      name: 'InvalidParameterValue',
    });
  });

  test.each([
    ['no entries', [], 'EmptyBatchRequest'],
    [
      'eleven entries',
      Array.from({ length: 11 }, (_, n) => ({ Id: `${n}`, ReceiptHandle: 'x' })),
      'TooManyEntriesInBatchRequest',
    ],
    [
      'twice the same id',
      ['a', 'a'].map((Id) => ({ Id, ReceiptHandle: 'x' })),
      'BatchEntryIdsNotDistinct',
    ],
  ])('a batch of %s is refused', async (_, Entries, name) => {
    await expect(
      client().send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: url('plain'), Entries })),
    ).rejects.toMatchObject({ name });
  });

  test('the role is enforced, batches as single actions', async () => {
    const message = (queue: string) =>
      new SendMessageCommand({ QueueUrl: url(queue), MessageBody: 'x' });
    await client('sender').send(message('plain'));
    await expect(client('sender').send(message('small'))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(`sqs:SendMessage on resource: ${queueArn('small')}`),
    });
    const Entries = [{ Id: 'a', ReceiptHandle: 'x', VisibilityTimeout: 0 }];
    await expect(
      client('sender').send(
        new ChangeMessageVisibilityBatchCommand({ QueueUrl: url('plain'), Entries }),
      ),
    ).rejects.toMatchObject({
      message: expect.stringContaining('sqs:ChangeMessageVisibility on resource: '),
    });
    await expect(
      client('sender').send(new ReceiveMessageCommand({ QueueUrl: url('plain') })),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  test('what is not there or not offered says so', async () => {
    await expect(receive('nowhere')).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
    await expect(client().send(new ListQueuesCommand({}))).rejects.toMatchObject({
      name: 'UnknownOperationException',
    });
  });

  test('messages outlive the process', async () => {
    await send('kept', 'still here');
    await harness.close();
    harness = await start({ queues, dataDir: harness.dataDir });
    expect((await receive('kept')).map(({ Body }) => Body)).toEqual(['still here']);
  });
});

describe('a queue that would not be honoured stops the start', () => {
  test.each([
    [
      'FIFO',
      queue('fifo', { FifoQueue: true }),
      'fifoQueue: the local cloud does not support the property FifoQueue.',
    ],
    [
      'without its dead-letter queue',
      queue('lonely', {
        RedrivePolicy: { deadLetterTargetArn: queueArn('gone'), maxReceiveCount: 3 },
      }),
      'Queue lonely: its dead-letter queue is not in the template.',
    ],
  ])('%s', async (_, resource, message) => {
    await expect(start({ queues: [resource] })).rejects.toThrow(message);
  });
});
