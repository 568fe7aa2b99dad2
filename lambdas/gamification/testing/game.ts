import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createRequest } from '@reflekt/shared/http/testing';
import {
  createEntryReader,
  createInsightReader,
  type Database,
  readSettings,
} from '@reflekt/shared/store';
import { openTestDatabase } from '@reflekt/shared/store/testing';
import { gamificationTable, type Owner } from '@reflekt/shared/tables';
import { monotonicFactory } from 'ulid';
import type { LedgerReason } from '../domain/ledger-reason.ts';
import { applyEvents, type GameEvent } from '../operations/apply-events.ts';
import { operations } from '../operations/index.ts';
import { createGameStore } from '../store/index.ts';
import type { WrittenLine } from '../store/record.ts';

/** The parts of a game for tests. */
export interface GameOptions {
  client: DynamoDBClient;
  /** Deployed name by logical name. */
  tables: Readonly<Record<string, string>>;
  owner: Owner;
  now: () => number;
  /** Milliseconds that one batch or request may take. */
  timeout?: number;
}

/** A reason as one string, by which amounts are summed. */
function reasonName(reason: LedgerReason): string {
  const { kind, ...rest } = reason;
  return [kind, ...Object.values(rest)].join(' ');
}

const sumByName = (amounts: Iterable<readonly [string, number]>): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const [name, amount] of amounts) sums[name] = (sums[name] ?? 0) + amount;
  return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0));
};

/** The gamification service for one owner. */
export type Game = ReturnType<typeof openGame>;

/** Opens the gamification service on real stores. Each call is a batch or request of its own. */
export function openGame({ client, tables, owner, now, timeout = 20_000 }: GameOptions) {
  const newId = monotonicFactory();
  const open = () => {
    const call = { deadline: Date.now() + timeout, capacity: { read: 0, write: 0 } };
    return { call, db: openTestDatabase(client, tables, call) };
  };
  const reading = () => {
    const { db } = open();
    return {
      game: createGameStore(db, () => newId()),
      settings: (of: Owner) => readSettings(db, of),
      newestZone: createEntryReader(db, now).newestZone,
      now,
    };
  };
  const base = createRequest(owner);
  return {
    owner,
    /** Consumes one batch. Returns the capacity units it took. */
    async deliver(events: readonly GameEvent[]) {
      const { call, db } = open();
      const entries = createEntryReader(db, now);
      const [failed] = await applyEvents(
        {
          game: createGameStore(db, () => newId()),
          readEntries: entries.readMany,
          readInsights: createInsightReader(db).readMany,
          settings: (of) => readSettings(db, of),
          now,
          deadline: call.deadline,
        },
        owner,
        events,
      );
      if (failed) throw failed.error;
      return call.capacity;
    },
    stats: () => operations.gamificationStats(reading(), base),
    achievements: () => operations.listAchievements(reading(), base),
    transactions: (limit = 100, after?: string) =>
      operations.listTransactions(reading(), { ...base, query: { limit }, after }),
    profile: () => createGameStore(open().db, () => newId()).profile(owner),
    /** All stored items, by sort key. */
    items: () => readAllItems(open().db, owner),
    /** The whole ledger: its lines, their sum, and the net amounts by reason. */
    async ledger() {
      const store = createGameStore(open().db, () => newId());
      const lines: WrittenLine[] = [];
      let after: string | undefined;
      do {
        const page = await store.ledger(owner, { limit: 1_000, after });
        lines.push(...page.items);
        after = page.next ?? undefined;
      } while (after !== undefined);
      return {
        lines,
        sum: lines.reduce((sum, { amount }) => sum + amount, 0),
        net: sumByName(lines.map(({ reason, amount }) => [reasonName(reason), amount])),
      };
    },
  };
}

async function readAllItems(db: Database, owner: Owner): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  let after: Record<string, unknown> | undefined;
  do {
    const page = await db.query({
      table: gamificationTable,
      partition: owner.key,
      after,
      consistent: true,
    });
    for (const { pk: _, sk, ...item } of page.items) found[String(sk)] = item;
    after = page.last;
  } while (after);
  return found;
}
