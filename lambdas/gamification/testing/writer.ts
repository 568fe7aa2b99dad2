import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Owner } from '@reflekt/shared/tables';
import { openGame } from './game.ts';
import { openHistory } from './history.ts';

/** Opens the diary and the game of one owner, with a clock that the test moves. */
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
  /** Delivers the events that were not delivered yet. */
  const settle = async () => {
    const fresh = diary.events.slice(told);
    told = diary.events.length;
    if (fresh.length > 0) await game.deliver(fresh);
  };
  return {
    diary,
    game,
    /** Moves the clock to an instant, and writes an entry in a zone. */
    async writes(moment: string, timeZone: string, content = 'short') {
      now = Date.parse(moment);
      const entry = await diary.write({ content, time_zone: timeZone });
      await settle();
      return entry;
    },
    settle,
    /** Current and longest streak at an instant. */
    async streakAt(moment: string) {
      now = Date.parse(moment);
      const { current_streak, longest_streak } = await game.stats();
      return [current_streak, longest_streak];
    },
    /** The net amounts of the ledger by reason. */
    net: async () => (await game.ledger()).net,
  };
}
