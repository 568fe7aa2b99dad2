import type { Database, EntryReader } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import type { EntryWriter } from '../store/entry-writer.ts';

/** What the operations of this service depend on, for one request. */
export interface Deps {
  db: Database;
  entries: EntryReader & EntryWriter;
  /** Server milliseconds since 1970. */
  now(): number;
  /** A fresh ULID. */
  newId(): string;
  /** The zone of entries that do not name one. */
  defaultZone(owner: Owner): Promise<string>;
  /** Milliseconds since 1970 after which nothing is tried again. */
  deadline: number;
  /** How much of the change feed is sent again, milliseconds: longer than an index may lag. */
  feedOverlap: number;
}
