import { createHttpHandler } from '@reflekt/shared/http';
import { readEnvironment } from '@reflekt/shared/service';
import {
  createDynamoClient,
  createEntryReader,
  openDatabase,
  readSettings,
} from '@reflekt/shared/store';
import { ulid } from 'ulid';
import { operations } from './operations/index.ts';
import { readNewestZone } from './operations/newest-zone.ts';
import { gamificationService } from './service.ts';
import { createGameStore } from './store/index.ts';

const environment = readEnvironment(gamificationService, process.env);
const client = createDynamoClient();

export const handler = createHttpHandler({
  api: gamificationService.routes,
  allowedOrigin: environment.config.ALLOWED_ORIGIN,
  operations,
  deps: (call) => {
    const db = openDatabase(client, environment.tables, call);
    return {
      game: createGameStore(db, ulid),
      settings: (owner) => readSettings(db, owner),
      newestZone: (owner) => readNewestZone(createEntryReader(db, Date.now), owner),
      now: Date.now,
    };
  },
});
