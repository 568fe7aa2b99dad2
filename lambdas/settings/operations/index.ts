import type { settingsApi } from '@reflekt/shared/api';
import type { Operations } from '@reflekt/shared/http';
import { readSettings, updateVersioned } from '@reflekt/shared/store';
import { mergeSettings } from '../domain/merge.ts';
import { writeSettings } from '../store/write-settings.ts';
import { categoryOperations } from './categories.ts';
import type { Deps } from './deps.ts';

/** The operations of the settings service. */
export const operations: Operations<typeof settingsApi, Deps> = {
  readSettings: ({ db }, { owner }) => readSettings(db, owner),

  updateSettings: ({ db, now, deadline }, request) =>
    updateVersioned({
      deadline,
      ifMatch: request.ifMatch,
      read: () => readSettings(db, request.owner),
      versionOf: ({ version }) => version,
      change: async (current) => {
        const next = mergeSettings(current, request.body, now());
        if (!next) return current;
        await writeSettings(db, request.owner, current, next, request.requestId);
        return next;
      },
    }),

  ...categoryOperations,
};
