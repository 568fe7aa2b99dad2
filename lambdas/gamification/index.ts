import { httpHandler } from '@reflekt/shared/http';
import { readEnvironment } from '@reflekt/shared/service';
import { dynamoClient, entryReader, openDatabase, readSettings } from '@reflekt/shared/store';
import { ulid } from 'ulid';
import { operations } from './operations/index.ts';
import { newestZone } from './operations/newest-zone.ts';
import { gamificationService } from './service.ts';
import { gameStore } from './store/index.ts';

const environment = readEnvironment(gamificationService, process.env);
const client = dynamoClient();

export const handler = httpHandler({
  api: gamificationService.routes,
  allowedOrigin: environment.settings.ALLOWED_ORIGIN,
  operations,
  deps: (call) => {
    const db = openDatabase(client, environment.tables, call);
    return {
      game: gameStore(db, ulid),
      settings: (owner) => readSettings(db, owner),
      newestZone: (owner) => newestZone(entryReader(db, Date.now), owner),
      now: Date.now,
    };
  },
});
