import {
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
  PutRuleCommand,
} from '@aws-sdk/client-eventbridge';
import { type Message, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  allow,
  as,
  type Harness,
  identity,
  queue,
  queueArn,
  rule,
  start,
} from './test-support/harness.ts';

const BUS = 'arn:aws:events:eu-central-1:123456789012:event-bus/journal';
const target = (name: string, more = {}) => ({ Id: name, Arn: queueArn(name), ...more });
const resources = {
  queues: [
    queue('created'),
    queue('all'),
    queue('constant'),
    queue('small', { MaximumMessageSize: 1024 }),
    queue('dead'),
  ],
  eventBuses: [{ logicalId: 'Bus', properties: { Name: 'journal' } }],
  rules: [
    rule('OnCreated', {
      EventBusName: BUS,
      EventPattern: { 'detail-type': ['EntryCreated'] },
      Targets: [target('created')],
    }),
    rule('OnAll', {
      EventBusName: 'journal',
      EventPattern: { source: [{ prefix: 'reflekt.' }] },
      Targets: [target('all'), target('constant', { Input: '{"is":"constant"}' })],
    }),
    rule('OnLarge', {
      EventBusName: 'journal',
      EventPattern: { 'detail-type': ['Large'] },
      Targets: [target('small', { DeadLetterConfig: { Arn: queueArn('dead') } })],
    }),
    rule('Off', {
      EventBusName: 'journal',
      State: 'DISABLED',
      EventPattern: { source: [{ exists: true }] },
      Targets: [target('created')],
    }),
  ],
};

describe('EventBridge', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await start({
      ...resources,
      identities: [identity('admin'), identity('outbox', [allow('events:PutEvents', BUS)])],
    });
  });
  afterAll(() => harness.dispose());

  const entry = (more: Partial<PutEventsRequestEntry> = {}): PutEventsRequestEntry => ({
    EventBusName: 'journal',
    Source: 'reflekt.entries',
    DetailType: 'EntryCreated',
    Detail: '{"entry_id":"01"}',
    ...more,
  });
  const put = (Entries: PutEventsRequestEntry[], functionName = 'admin') =>
    new EventBridgeClient(as(harness, functionName)).send(new PutEventsCommand({ Entries }));
  const received = async (name: string): Promise<Message[]> =>
    (
      await new SQSClient(as(harness)).send(
        new ReceiveMessageCommand({
          QueueUrl: `http://x/1/${name}`,
          MaxNumberOfMessages: 10,
          MessageAttributeNames: ['All'],
        }),
      )
    ).Messages ?? [];
  const bodies = async (name: string) =>
    (await received(name)).map(({ Body }): unknown => JSON.parse(Body ?? ''));

  test('an event reaches the targets of the rules that match it, in its envelope', async () => {
    const answer = await put([
      entry({ Time: new Date('2026-01-02T03:04:05Z'), Resources: ['arn:r'] }),
    ]);
    expect(answer).toMatchObject({
      FailedEntryCount: 0,
      Entries: [{ EventId: expect.any(String) }],
    });
    const envelope = {
      version: '0',
      id: answer.Entries?.[0]?.EventId,
      'detail-type': 'EntryCreated',
      source: 'reflekt.entries',
      account: '123456789012',
      time: '2026-01-02T03:04:05Z',
      region: 'eu-central-1',
      resources: ['arn:r'],
      detail: { entry_id: '01' },
    };
    expect(await bodies('created')).toEqual([envelope]);
    expect(await bodies('all')).toEqual([envelope]);
    expect(await bodies('constant')).toEqual([{ is: 'constant' }]);
    expect(harness.endpoint.tools.recentEvents()[0]).toMatchObject({
      bus: 'journal',
      detailType: 'EntryCreated',
      rules: ['OnCreated', 'OnAll'],
    });
  });

  test('a bus’s rules see that bus’s events only', async () => {
    expect(await put([entry({ EventBusName: undefined })])).toMatchObject({ FailedEntryCount: 0 });
    expect(await bodies('created')).toEqual([]);
    expect(harness.endpoint.tools.recentEvents()[0]).toMatchObject({ bus: 'default', rules: [] });
  });

  test('one bad entry fails alone', async () => {
    const answer = await put([
      entry({ DetailType: 'EntryDeleted' }),
      entry({ Source: undefined }),
      entry({ DetailType: '' }),
      entry({ Detail: undefined }),
      entry({ Detail: 'text' }),
      entry({ Detail: '[1]' }),
      entry({ Source: 'aws.s3' }),
      entry({ EventBusName: 'nowhere' }),
    ]);
    expect(answer.FailedEntryCount).toBe(7);
    expect(answer.Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
      undefined,
      'InvalidArgument',
      'InvalidArgument',
      'InvalidArgument',
      'MalformedDetail',
      'MalformedDetail',
      'NotAuthorizedForSourceException',
      'InvalidArgument',
    ]);
    expect(await bodies('all')).toHaveLength(1);
  });

  test.each([
    ['more than ten entries', Array.from({ length: 11 }, () => entry())],
    ['no entries', []],
    ['more than 256 KB', [entry({ Detail: JSON.stringify({ x: 'y'.repeat(262_144) }) })]],
  ])('%s are refused whole', async (_, entries) => {
    await expect(put(entries)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('what a target refuses goes to the target’s dead-letter queue', async () => {
    await put([entry({ DetailType: 'Large', Detail: JSON.stringify({ x: 'y'.repeat(2_000) }) })]);
    expect(await received('small')).toEqual([]);
    expect(await received('dead')).toMatchObject([
      {
        Body: expect.stringContaining('"detail-type":"Large"'),
        MessageAttributes: {
          RULE_ARN: {
            StringValue: 'arn:aws:events:eu-central-1:123456789012:rule/journal/OnLarge',
          },
          TARGET_ARN: { StringValue: queueArn('small') },
        },
      },
    ]);
  });

  test('the role is enforced on the bus', async () => {
    await expect(put([entry()], 'outbox')).resolves.toMatchObject({ FailedEntryCount: 0 });
    await expect(put([entry({ EventBusName: undefined })], 'outbox')).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('events:PutEvents on resource: arn:aws:events:eu-central-1'),
    });
  });

  test('other operations are not offered', async () => {
    await expect(
      new EventBridgeClient(as(harness)).send(new PutRuleCommand({ Name: 'x' })),
    ).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });
});

describe('a rule that would not be honoured stops the start', () => {
  const pattern = { source: ['a'] };
  test.each([
    [
      'an input transformer',
      { EventPattern: pattern, Targets: [target('all', { InputTransformer: {} })] },
      "a target's InputTransformer",
    ],
    [
      'an input path',
      { EventPattern: pattern, Targets: [target('all', { InputPath: '$.detail' })] },
      "a target's InputPath",
    ],
    [
      'a queue that is not there',
      { EventPattern: pattern, Targets: [target('gone')] },
      'is not in the template',
    ],
    [
      'a function as an event target',
      {
        EventPattern: pattern,
        Targets: [{ Id: 'f', Arn: 'arn:aws:lambda:eu-central-1:1:function:f' }],
      },
      'the target arn:aws:lambda',
    ],
    [
      'a bus that is not there',
      { EventBusName: 'gone', EventPattern: pattern, Targets: [] },
      'there is no bus gone',
    ],
    [
      'an unknown property',
      { EventPattern: pattern, RoleArn: 'arn:x', Targets: [] },
      'the property RoleArn',
    ],
  ])('%s', async (_, properties, words) => {
    await expect(start({ ...resources, rules: [rule('Refused', properties)] })).rejects.toThrow(
      words,
    );
  });
});
