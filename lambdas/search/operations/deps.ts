import type { Owner } from '@reflekt/shared/tables';
import type { Memory } from '../store/memory.ts';
import type { IndexDeps } from './index-deps.ts';

/** The dependencies of the operations, for one request. */
export interface Deps extends IndexDeps {
  memory: Memory;
  /** The owner's language, a BCP 47 tag. */
  language(owner: Owner): Promise<string>;
  /** The id of the owner's category of a name, ignoring case; undefined where there is none. */
  categoryId(owner: Owner, name: string): Promise<string | undefined>;
}
