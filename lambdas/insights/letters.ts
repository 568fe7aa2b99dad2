import { createApiFunction } from '@reflekt/shared/http';
import {
  createDigestReader,
  createEntryReader,
  createLetterShelf,
  readSettings,
} from '@reflekt/shared/store';
import { ulid } from 'ulid';
import { operations } from './letters/read-letter.ts';
import { lettersService } from './service.ts';
import { createLetterWriter } from './store/letter-writer.ts';

/** Answers letters about periods. */
export const handler = createApiFunction(lettersService, operations, ({ db, call }) => ({
  digests: createDigestReader(db),
  entries: createEntryReader(db, Date.now),
  letters: { ...createLetterShelf(db), ...createLetterWriter(db) },
  settings: (owner) => readSettings(db, owner),
  now: Date.now,
  newId: () => ulid(),
  deadline: call.deadline,
}));
