import type { Entry } from '@reflekt/shared/entities';
import { MINUTE } from '@reflekt/shared/time';
import type { AnalysedDocument } from '../domain/segment/document.ts';
import type { Segment } from '../domain/segment/format.ts';
import { Lru } from './lru.ts';

const MiB = 1024 * 1024;
/** As long as the keys of an owner are held: after an erasure, nothing of the owner stays longer. */
const LIFETIME = 5 * MINUTE;

/** An entry that changed since it was indexed, with its terms. */
export interface PendingEntry {
  entry: Entry;
  doc: AnalysedDocument;
}

/** What a function instance keeps between requests. Keys begin with the owner's. */
export interface Memory {
  parts: Lru<Uint8Array>;
  /** Entries that were shown, by id and version. */
  entries: Lru<Entry>;
  /** Entries that are not indexed yet. */
  pending: Lru<PendingEntry>;
  /** Segments of such entries. */
  segments: Lru<Segment>;
}

/** Makes the memory of one function instance: at most 224 MiB, however large the diaries are. */
export const createMemory = (now: () => number = Date.now): Memory => ({
  parts: new Lru({ maxBytes: 160 * MiB, lifetime: LIFETIME, now }),
  entries: new Lru({ maxBytes: 16 * MiB, lifetime: LIFETIME, now }),
  pending: new Lru({ maxBytes: 32 * MiB, lifetime: LIFETIME, now }),
  segments: new Lru({ maxBytes: 16 * MiB, lifetime: LIFETIME, now }),
});
