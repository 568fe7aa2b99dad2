import type { settingsApi } from '@reflekt/shared/api';
import { contended } from '@reflekt/shared/errors';
import { type Operations, requireMatch } from '@reflekt/shared/http';
import { backOff, type SettingsRecord, WriteConflict } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import { mergeSettings } from '../domain/merge.ts';

export interface Deps {
  /** The defaults for a writer who has none. */
  read(owner: Owner): Promise<SettingsRecord>;
  /** @throws WriteConflict when the version that `next` follows is no longer the stored one */
  write(owner: Owner, next: SettingsRecord): Promise<void>;
  now(): number;
  deadline: number;
}

const ATTEMPTS = 8;

export const operations: Operations<typeof settingsApi, Deps> = {
  readSettings: (deps, { owner }) => deps.read(owner),

  updateSettings: async (deps, request) => {
    for (let tries = 0; tries < ATTEMPTS; tries++) {
      const current = await deps.read(request.owner);
      requireMatch(request.ifMatch, current.version);
      const next = mergeSettings(current, request.body, deps.now());
      if (!next) return current;
      try {
        await deps.write(request.owner, next);
        return next;
      } catch (error) {
        if (!(error instanceof WriteConflict)) throw error;
        await backOff(tries, deps.deadline);
      }
    }
    throw contended();
  },
};
