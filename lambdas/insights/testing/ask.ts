import {
  callWithin,
  type dynamoClient,
  entryReader,
  insightReader,
  openDatabase,
  readSettings,
} from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import { ulid } from 'ulid';
import { requestInsight } from '../operations/request-insight.ts';
import { insightWriter } from '../store/insight-writer.ts';

/** Asks for an insight as its endpoint does, on a real store. */
export function askForInsight(
  options: {
    client: ReturnType<typeof dynamoClient>;
    /** Deployed name by logical name. */
    tables: Readonly<Record<string, string>>;
    owner: Owner;
    now: () => number;
  },
  entryId: string,
) {
  const { client, tables, owner, now } = options;
  const db = openDatabase(client, tables, callWithin(60_000));
  return requestInsight(
    {
      entries: entryReader(db, now),
      insights: { ...insightReader(db), ...insightWriter(db) },
      settingsOf: (one) => readSettings(db, one),
      now,
      newId: () => ulid(now()),
    },
    { owner, params: { id: entryId }, requestId: 'request-of-a-test' },
  );
}
