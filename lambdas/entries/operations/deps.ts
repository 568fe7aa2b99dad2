import type { Prompt } from '@reflekt/shared/entities';
import type { CategoryReader, Database, EntryReader } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import type { DefaultZone } from '../domain/zones.ts';
import type { EntryWriter } from '../store/entry-writer.ts';

/** The dependencies of the operations, for one request. */
export interface Deps {
  db: Database;
  entries: EntryReader & EntryWriter;
  categories: Pick<CategoryReader, 'exists'>;
  /** Prompts of the owner's own. */
  ownPrompts(owner: Owner): Promise<readonly Prompt[]>;
  /** Server milliseconds since 1970. */
  now(): number;
  /** A fresh ULID. */
  newId(): string;
  /** The time zone of entries without one of their own. */
  defaultZone(owner: Owner): Promise<DefaultZone>;
  /** Milliseconds in which an identical POST without a key is the same request; negative for never. */
  repeatWindow: number;
  /** Milliseconds since 1970 after which nothing is tried again. */
  deadline: number;
  /** Milliseconds of the change feed that are sent again: more than an index may lag. */
  feedOverlap: number;
}
