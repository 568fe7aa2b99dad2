import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { LetterPeriod } from '@reflekt/shared/entities';
import { createRequest } from '@reflekt/shared/http/testing';
import {
  createDigestReader,
  createEntryReader,
  createLetterShelf,
  readSettings,
  startCall,
} from '@reflekt/shared/store';
import { openTestDatabase } from '@reflekt/shared/store/testing';
import type { Owner } from '@reflekt/shared/tables';
import { ulid } from 'ulid';
import { operations } from '../letters/read-letter.ts';
import { createLetterWriter } from '../store/letter-writer.ts';

/** Opens the letters of one owner on real stores. Each call is a request of its own. */
export function openLetters(options: {
  client: DynamoDBClient;
  tables: Readonly<Record<string, string>>;
  owner: Owner;
  now: () => number;
}) {
  const { client, tables, owner, now } = options;
  const database = () => openTestDatabase(client, tables, startCall(60_000, Infinity));
  return {
    read(period: LetterPeriod, date?: string) {
      const db = database();
      return operations.readLetter(
        {
          digests: createDigestReader(db),
          entries: createEntryReader(db, now),
          letters: { ...createLetterShelf(db), ...createLetterWriter(db) },
          settings: (of) => readSettings(db, of),
          now,
          newId: () => ulid(),
          deadline: Date.now() + 60_000,
        },
        { ...createRequest(owner), query: { period, date } },
      );
    },
    /** The letter as it is stored. */
    stored: (period: LetterPeriod, from: string) =>
      createLetterShelf(database()).read(owner, period, from),
  };
}
