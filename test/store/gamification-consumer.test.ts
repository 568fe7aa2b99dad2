import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  type KmsServer,
  startKmsServer,
  TEST_KMS_ARN,
  TEST_KMS_KEY,
} from '@reflekt/shared/sealing/testing';
import { KMS_KEY_VARIABLE, serviceVariables, tableAccessOf } from '@reflekt/shared/service';
import { tableVariable } from '@reflekt/shared/tables';
import { gamificationConsumer } from '../../lambdas/gamification/service.ts';
import { openGame } from '../../lambdas/gamification/testing/game.ts';
import { openHistory } from '../../lambdas/gamification/testing/history.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore;
let kms: KmsServer;
beforeAll(async () => {
  store = await openTestStore();
  kms = await startKmsServer(TEST_KMS_KEY);
  for (const name of serviceVariables(gamificationConsumer)) process.env[name] = 'test';
  for (const { table } of tableAccessOf(gamificationConsumer)) {
    process.env[tableVariable(table)] = store.tables[table.name];
  }
  // The function must open what the fixtures have sealed, so it needs their stage and their KMS key.
  process.env.STAGE = 'dev';
  process.env[KMS_KEY_VARIABLE] = TEST_KMS_ARN;
  process.env.AWS_ENDPOINT_URL_KMS = kms.url;
});
afterAll(async () => {
  await kms.close();
  await store.close();
});

const NOW = Date.parse('2026-03-20T12:00:00.000Z');

/** A message as EventBridge puts it into the queue and SQS delivers it. */
const message = (messageId: string, name: string, detail: object) => ({
  messageId,
  body: JSON.stringify({ version: '0', 'detail-type': name, source: 'reflekt.entries', detail }),
  receiptHandle: messageId,
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: '0',
    SenderId: 'events',
    ApproximateFirstReceiveTimestamp: '0',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: '',
  awsRegion: '',
});

test('the function consumes messages of several owners, and puts back only those that failed', async () => {
  const { handler } = await import('../../lambdas/gamification/consumer.ts');
  const parts = { client: store.client(), tables: store.tables, now: () => NOW };
  const [one, two] = [newOwner(), newOwner()];
  const [first, second] = [one, two].map((owner) => openHistory({ ...parts, owner }));
  await first?.write({ content: 'word '.repeat(100), created_at: '2026-03-20T08:00:00.000Z' });
  await second?.write({ title: 'x', created_at: '2026-03-20T08:00:00.000Z' });
  const [created, other] = [first?.events[0], second?.events[0]];
  if (!created || !other) throw new Error('no events');
  const answer = await handler(
    {
      Records: [
        message('good', created.name, created.detail),
        message('again', created.name, created.detail),
        message('unreadable', created.name, { ...created.detail, entry_version: 'x' }),
        message('ahead', other.name, { ...other.detail, entry_version: 2 }),
      ],
    },
    { getRemainingTimeInMillis: () => 10_000 },
  );
  const failed = answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  expect(failed.sort()).toEqual(['ahead', 'unreadable']);
  const { net } = await openGame({ ...parts, owner: one }).ledger();
  expect(Object.values(net).sort()).toEqual([10, 10, 5, 5]);
});
