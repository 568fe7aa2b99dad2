import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeAll } from '../support/collect.ts';
import type { Entry } from '../support/contract.ts';
import { EventCloud, eventually } from '../support/event-cloud.ts';
import { ledgerOf, statsOf } from '../support/game-client.ts';
import { hasPepys, pepysDrafts } from '../support/pepys.ts';

if (!hasPepys) console.log('The Pepys diary is not beside the repository: the burst is skipped.');

let cloud: EventCloud;
beforeAll(async () => {
  cloud = await EventCloud.start();
}, 180_000);
afterAll(() => cloud.cloud.stop());

(hasPepys ? describe : describe.skip)(
  '3,413 entries of one owner, as fast as the machine can',
  () => {
    test('have every effect once, and no message dies', async () => {
      const drafts = pepysDrafts();
      const me = cloud.client('pepys');
      const entries: Entry[] = await writeAll(me, drafts);

      await eventually('points for all', async () =>
        (await statsOf(me)).total_entries === drafts.length ? true : undefined,
      );
      await cloud.quiet();

      const words = entries.reduce((sum, { word_count }) => sum + word_count, 0);
      expect(await statsOf(me)).toMatchObject({ total_entries: drafts.length, total_words: words });
      const created = (await ledgerOf(me)).filter(({ reason }) => reason === 'entry_created');
      expect(created).toHaveLength(drafts.length);
      expect(new Set(created.map(({ entry_id }) => entry_id)).size).toBe(drafts.length);

      // Each entry has an insight, and none is still on its way.
      for (let at = 0; at < entries.length; at += 50) {
        const answers = await Promise.all(
          entries
            .slice(at, at + 50)
            .map(({ id }) => me.get<{ version: number }>(`/entries/${id}/insights`)),
        );
        for (const { status, body } of answers) {
          expect([status, body.version]).toEqual([200, 1]);
        }
      }
      expect(await cloud.dead()).toEqual([]);
    }, 1_200_000);
  },
);
