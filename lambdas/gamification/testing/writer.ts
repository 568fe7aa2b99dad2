import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Owner } from '@reflekt/shared/tables';
import { openGame } from './game.ts';
import { openHistory } from './history.ts';

/** A writer and their game, at a moment that the test moves. */
export function openWriter(
  at: string,
  options: {
    client: DynamoDBClient;
    tables: Readonly<Record<string, string>>;
    owner: Owner;
  },
) {
  let now = Date.parse(at);
  const place = { ...options, now: () => now };
  const diary = openHistory(place);
  const game = openGame(place);
  let told = 0;
  /** Delivers what was not delivered yet. */
  const settle = async () => {
    const fresh = diary.events.slice(told);
    told = diary.events.length;
    if (fresh.length > 0) await game.deliver(fresh);
  };
  return {
    diary,
    game,
    /** Writes an entry about a moment, in a zone, when that moment is now. */
    async writes(moment: string, timeZone: string, content = 'short') {
      now = Date.parse(moment);
      const entry = await diary.write({ content, time_zone: timeZone });
      await settle();
      return entry;
    },
    settle,
    /** Current and longest streak at a moment. */
    async streakAt(moment: string) {
      now = Date.parse(moment);
      const { current_streak, longest_streak } = await game.stats();
      return [current_streak, longest_streak];
    },
    /** What the ledger adds up to per cause. */
    net: async () => (await game.ledger()).net,
  };
}
