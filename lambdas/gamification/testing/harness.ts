import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Owner } from '@reflekt/shared/tables';
import { openGame } from './game.ts';
import { openHistory } from './history.ts';

/** Opens the diary and the game of one owner, with a clock that the test moves. */
export function openGameHarness(
  at: string,
  options: {
    client: DynamoDBClient;
    tables: Readonly<Record<string, string>>;
    owner: Owner;
  },
) {
  let now = Date.parse(at);
  const parts = { ...options, now: () => now };
  const diary = openHistory(parts);
  const game = openGame(parts);
  let delivered = 0;
  /** Delivers the events that were not delivered yet. */
  const deliverNew = async () => {
    const undelivered = diary.events.slice(delivered);
    delivered = diary.events.length;
    if (undelivered.length > 0) await game.deliver(undelivered);
  };
  return {
    diary,
    game,
    /** Moves the clock to an instant, and writes an entry in a zone. */
    async write(moment: string, timeZone: string, content = 'short') {
      now = Date.parse(moment);
      const entry = await diary.write({ content, time_zone: timeZone });
      await deliverNew();
      return entry;
    },
    deliverNew,
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
