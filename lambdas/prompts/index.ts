import { createApiFunction } from '@reflekt/shared/http';
import { createEntryReader, readSettings } from '@reflekt/shared/store';
import { ulid } from 'ulid';
import { operations } from './operations/index.ts';
import { promptsService } from './service.ts';
import { createDailyStore } from './store/daily.ts';
import { readKeywords } from './store/keywords.ts';
import { createOwnPromptStore } from './store/own-prompts.ts';

/** Answers the endpoints about prompts. */
export const handler = createApiFunction(promptsService, operations, ({ db, call }) => ({
  own: createOwnPromptStore(db, { deadline: call.deadline, now: Date.now }),
  daily: createDailyStore(db),
  settings: (owner) => readSettings(db, owner),
  newestZone: createEntryReader(db, Date.now).newestZone,
  keywords: (owner) => readKeywords(db, owner),
  now: Date.now,
  newId: () => ulid(),
  random: Math.random,
  deadline: call.deadline,
}));
