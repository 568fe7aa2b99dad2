import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import type { Entry } from '../support/contract.ts';
import { EventCloud, eventually } from '../support/event-cloud.ts';
import type { Insight } from '../support/game-client.ts';

const QUEUE = 'reflekt-dev-insights-consumer';
const DEAD = `${QUEUE}-dead-letters`;

let cloud: EventCloud;
beforeAll(async () => {
  cloud = await EventCloud.start();
}, 180_000);
afterAll(() => cloud.cloud.stop());

const insightIs = (me: Client, id: string) =>
  eventually('an insight', async () => {
    const { status, body } = await me.get<Insight>(`/entries/${id}/insights`);
    return status === 200 ? body : undefined;
  });

test('a message that no consumer can work on dies after its receives, and redrive brings it back', async () => {
  const me = cloud.client('poisoned');
  const other = cloud.client('healthy');
  const { body: entry } = await me.post<Entry>('/entries', { content: 'A happy canary of a day.' });

  // No longer by its schema: whoever reads it fails, until it is repaired.
  const repair = await cloud.corrupt(entry.id, { word_count: 'seven' });

  let wakes = 0;
  await eventually('death', async () => {
    cloud.showAgain(QUEUE);
    // Its message wakes the pollers. The same text would be the same entry.
    wakes += 1;
    const content = `I am happy and well, ${wakes} times.`;
    const { body } = await other.post<Entry>('/entries', { content });
    await insightIs(other, body.id);
    const { visible } = await cloud.queue(DEAD);
    return visible > 0 ? true : undefined;
  });
  const [message, ...others] = (await cloud.queue(DEAD)).messages ?? [];
  expect(others).toEqual([]);
  expect(JSON.parse(message?.body ?? '')).toMatchObject({
    'detail-type': 'EntryCreated',
    detail: { entry_id: entry.id },
  });
  expect(message?.body).not.toContain('canary');

  await repair();
  expect(await cloud.redrive(DEAD)).toEqual({ moved: 1 });
  expect(await insightIs(me, entry.id)).toMatchObject({ status: 'ready', version: 1 });
  expect((await cloud.queue(DEAD)).visible).toBe(0);
});
