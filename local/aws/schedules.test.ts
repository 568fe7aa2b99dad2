import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from './json.ts';
import {
  eventually,
  functions,
  type Harness,
  identity,
  queue,
  queueArn,
  rule,
  start,
} from './test-support/harness.ts';

const FUNCTION_ARN = 'arn:aws:lambda:eu-central-1:123456789012:function:sweeper';
const harnesses: Harness[] = [];
afterEach(async () => {
  for (const harness of harnesses.splice(0)) await harness.dispose();
});

const begin = async (
  now: () => Date,
  target: JsonObject = {},
  dataDir?: string,
): Promise<Harness> => {
  const harness = await start({
    now,
    identities: [identity('sweeper')],
    queues: [
      queue('dead'),
      queue('other', { RedrivePolicy: { deadLetterTargetArn: queueArn('dead') } }),
    ],
    rules: [
      rule('Hourly', {
        ScheduleExpression: 'rate(1 hour)',
        Targets: [{ Id: 'f', Arn: FUNCTION_ARN, ...target }],
      }),
    ],
    ...(dataDir && { dataDir }),
  });
  harnesses.push(harness);
  return harness;
};

/** The first look at a rule only notes it: its first period begins then. */
const firstLook = (harness: Harness): Promise<unknown> =>
  eventually('the first look', () => {
    const database = new DatabaseSync(join(harness.dataDir, 'events.sqlite'), { readOnly: true });
    const row = database.prepare('SELECT * FROM schedules').get();
    database.close();
    return row;
  });

describe('a scheduled rule', () => {
  test('runs its function each time its period has passed, and counts on over a restart', async () => {
    let now = new Date('2026-01-01T00:00:00.500Z');
    const events: JsonObject[] = [];
    const sweeper = functions({ sweeper: (event) => void events.push(event) });
    const first = await begin(() => now);
    first.endpoint.startDeliveries(sweeper);
    await firstLook(first);
    expect(events).toEqual([]);
    now = new Date('2026-01-01T01:00:01.500Z');
    await eventually('the first run', () => events[0]);
    expect(events).toEqual([
      {
        version: '0',
        id: expect.any(String),
        'detail-type': 'Scheduled Event',
        source: 'aws.events',
        account: '123456789012',
        time: '2026-01-01T01:00:01Z',
        region: 'eu-central-1',
        resources: ['arn:aws:events:eu-central-1:123456789012:rule/Hourly'],
        detail: {},
      },
    ]);
    await first.close();
    now = new Date('2026-01-01T02:30:00Z');
    const second = await begin(() => now, {}, first.dataDir);
    second.endpoint.startDeliveries(sweeper);
    await eventually('the second run', () => events[1]);
  });

  test('tries a failing function three times, then sends its constant input to the dead-letter queue', async () => {
    let now = new Date('2026-01-01T00:00:00Z');
    const harness = await begin(() => now, {
      Input: '{"task":"sweep"}',
      DeadLetterConfig: { Arn: queueArn('dead') },
    });
    const inputs: JsonObject[] = [];
    harness.endpoint.startDeliveries(
      functions({
        sweeper(input) {
          inputs.push(input);
          throw new TypeError('down');
        },
      }),
    );
    await firstLook(harness);
    now = new Date('2026-01-01T01:00:00Z');
    const messages = await eventually('the dead letter', () => {
      const dead = harness.endpoint.tools.queues().find(({ name }) => name === 'dead');
      return dead?.messages?.length ? dead.messages : undefined;
    });
    expect(messages.map(({ body }) => body)).toEqual(['{"task":"sweep"}']);
    expect(inputs).toEqual(Array.from({ length: 3 }, () => ({ task: 'sweep' })));
  });
});
