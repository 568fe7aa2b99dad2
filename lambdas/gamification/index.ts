import { createApiFunction } from '@reflekt/shared/http';
import { createEntryReader, readSettings } from '@reflekt/shared/store';
import { ulid } from 'ulid';
import { operations } from './operations/index.ts';
import { gamificationService } from './service.ts';
import { createGameStore } from './store/index.ts';

/** Answers the endpoints about points, levels and achievements. */
export const handler = createApiFunction(gamificationService, operations, ({ db }) => ({
  game: createGameStore(db, ulid),
  settings: (owner) => readSettings(db, owner),
  newestZone: createEntryReader(db, Date.now).newestZone,
  now: Date.now,
}));
