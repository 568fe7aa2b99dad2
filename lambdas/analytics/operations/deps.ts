import type {
  CategoryReader,
  DigestReader,
  EntryReader,
  GameReader,
  SettingsRecord,
} from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import type { DigestDeps } from './bring-up-to-date.ts';
import type { EntryPages } from './rebuild.ts';

/** The dependencies of the operations, for one request. */
export interface Deps extends DigestDeps {
  digests: DigestReader & DigestDeps['digests'];
  entries: EntryPages & Pick<EntryReader, 'newestZone'> & DigestDeps['entries'];
  settings(owner: Owner): Promise<SettingsRecord>;
  categories: Pick<CategoryReader, 'names'>;
  /** The state of the owner's game, whose streaks are told here too. */
  game: GameReader;
}
