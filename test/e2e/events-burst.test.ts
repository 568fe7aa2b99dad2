import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeAll } from '../support/collect.ts';
import type { Entry } from '../support/contract.ts';
import { EventCloud, eventually } from '../support/event-cloud.ts';
import { ledgerOf, statsOf } from '../support/game-client.ts';
import { hasPepys, pepysDrafts } from '../support/pepys.ts';

/** What of an insight is looked at. */
type InsightShape = { entry_id: string; version: number; support: object | null };

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

      // Each entry has an insight, and none is still on its way.
      const asksForHelp = new Set<string>();
      for (let at = 0; at < entries.length; at += 50) {
        const answers = await Promise.all(
          entries
            .slice(at, at + 50)
            .map(({ id }) => me.get<InsightShape>(`/entries/${id}/insights`)),
        );
        for (const { status, body } of answers) {
          expect([status, body.version]).toEqual([200, 1]);
          if (body.support !== null) asksForHelp.add(body.entry_id);
        }
      }
      // Each has its points once, but for those that ask for help.
      const points = new Map<string, number>();
      for (const { entry_id: id, amount } of await ledgerOf(me)) {
        if (id !== undefined) points.set(id, (points.get(id) ?? 0) + amount);
      }
      const due = ({ id, word_count: words }: Entry) =>
        asksForHelp.has(id)
          ? 0
          : 10 + (words >= 500 ? 15 : words >= 300 ? 10 : words >= 100 ? 5 : 0);
      expect(entries.filter((entry) => (points.get(entry.id) ?? 0) !== due(entry))).toEqual([]);
      expect(await cloud.dead()).toEqual([]);
    }, 1_200_000);
  },
);
