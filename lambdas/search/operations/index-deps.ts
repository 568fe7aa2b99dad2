import type { Database, EntryReader } from '@reflekt/shared/store';
import type { IndexStore } from '../store/index-store.ts';
import type { PartStore } from '../store/parts.ts';

/** What keeps an owner's index up to date, for one request or batch. */
export interface IndexDeps {
  db: Database;
  index: IndexStore;
  parts: PartStore;
  entries: Pick<EntryReader, 'readMany' | 'changed'>;
  /** Milliseconds since 1970. */
  now(): number;
  /** A fresh ULID. */
  newId(): string;
  /** Milliseconds since 1970 after which nothing more is begun. */
  deadline: number;
}
