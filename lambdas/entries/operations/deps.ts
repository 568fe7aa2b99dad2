import type { EntryReader, EntryWriter } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';

/** What the operations of this service depend on, for one request. */
export interface Deps {
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
