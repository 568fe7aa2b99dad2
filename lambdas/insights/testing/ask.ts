import {
  type createDynamoClient,
  createEntryReader,
  createInsightReader,
  readSettings,
  startCall,
} from '@reflekt/shared/store';
import { openTestDatabase } from '@reflekt/shared/store/testing';
import type { Owner } from '@reflekt/shared/tables';
import { ulid } from 'ulid';
import { requestInsight } from '../operations/request-insight.ts';
import { createInsightWriter } from '../store/insight-writer.ts';

/** Asks for an insight as its endpoint does, on a real store. */
export function askForInsight(
  options: {
    client: ReturnType<typeof createDynamoClient>;
    /** Deployed name by logical name. */
    tables: Readonly<Record<string, string>>;
    owner: Owner;
    now: () => number;
  },
  entryId: string,
) {
  const { client, tables, owner, now } = options;
  const db = openTestDatabase(client, tables, startCall(60_000));
  return requestInsight(
    {
      entries: createEntryReader(db, now),
      insights: { ...createInsightReader(db), ...createInsightWriter(db) },
      settingsOf: (one) => readSettings(db, one),
      now,
      newId: () => ulid(now()),
    },
    { owner, params: { id: entryId }, requestId: 'request-of-a-test' },
  );
}
