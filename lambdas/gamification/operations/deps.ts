import type { SettingsRecord } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import type { GameStore } from '../store/index.ts';

/** The dependencies of the operations, for one request. */
export interface Deps {
  game: Pick<GameStore, 'profile' | 'years' | 'newestYear' | 'ledger'>;
  settings(owner: Owner): Promise<Pick<SettingsRecord, 'time_zone' | 'rest_days'>>;
  /** The zone of the newest live entry, or undefined without one. */
  newestZone(owner: Owner): Promise<string | undefined>;
  /** Server milliseconds since 1970. */
  now(): number;
}
