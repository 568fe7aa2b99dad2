import { unavailable } from '@reflekt/shared/errors';
import { log } from '@reflekt/shared/log';
import { type ChangeMark, entryTextUnits } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import { HOUR } from '@reflekt/shared/time';
import { decodeTime } from 'ulid';
import { analyse } from '../domain/analyse.ts';
import { COMPACT_AT } from '../domain/compaction.ts';
import type { SegmentView } from '../domain/match/view.ts';
import { buildSegment, sourceOfDocuments } from '../domain/segment/build.ts';
import type { AnalysedDocument } from '../domain/segment/document.ts';
import {
  type PartName,
  partKey,
  type Segment,
  type SegmentDirectory,
} from '../domain/segment/format.ts';
import type { Manifest } from '../store/index-store.ts';
import type { StoredSegment } from '../store/manifest.ts';
import type { PendingEntry } from '../store/memory.ts';
import { isPartMissing, partName, type SegmentPart } from '../store/parts.ts';
import { searchable } from './compact.ts';
import type { Deps } from './deps.ts';
import { hasChanged, isIncomplete, keepUpOnce, startBackfill } from './keep-up.ts';
import { idParts, locate } from './locate.ts';

/** Marks that are older say that nobody compacts any more. */
const COMPACTED_WITHIN = HOUR;
/** Entries read at the same time. */
const BATCH = 100;

/** An owner's index at one moment: stored segments, and the entries that changed since as one more. */
export interface OpenIndex {
  /** In the order of the first ids; the segment of the changed entries comes last. */
  views: SegmentView[];
  /** The stored segments of the views. The last view may have none. */
  segments: readonly StoredSegment[];
  /** The changed entries by number, in the last view. */
  pending: readonly PendingEntry[];
  /** Loads further parts of the stored segments, which the views can then read. */
  load(parts: readonly SegmentPart[]): Promise<void>;
}

/** The view of a segment in memory. */
export const viewOf = ({ directory, parts }: Segment): SegmentView => ({
  directory,
  live: new Uint8Array(directory.docs).fill(1),
  part(name) {
    const bytes = parts.get(partKey(name));
    if (!bytes) throw new RangeError('a part of a segment in memory is missing');
    return bytes;
  },
});

/** Reads the marked entries, those that memory does not have. */
async function readPending(
  { memory, entries }: Deps,
  owner: Owner,
  marks: readonly ChangeMark[],
): Promise<PendingEntry[]> {
  const nameOf = (id: string) => `${owner.key} ${id}`;
  const found: PendingEntry[] = [];
  const wanted: string[] = [];
  for (const { entryId, version } of marks) {
    const kept = memory.pending.get(nameOf(entryId));
    if (kept && kept.entry.version >= version) found.push(kept);
    else wanted.push(entryId);
  }
  const batches = Array.from({ length: Math.ceil(wanted.length / BATCH) }, (_, i) =>
    wanted.slice(i * BATCH, (i + 1) * BATCH),
  );
  const records = await Promise.all(batches.map((ids) => entries.readMany(owner, ids)));
  for (const [id, record] of records.flatMap((batch) => [...batch])) {
    const entry = searchable(record);
    if (!entry) continue;
    const pending = { entry, doc: analyse(entry) };
    // An entry, and about three times as much for its terms.
    memory.pending.set(nameOf(id), pending, 1_000 + entryTextUnits(entry) * 8);
    found.push(pending);
  }
  return found.sort((a, b) => (a.entry.id < b.entry.id ? -1 : 1));
}

/** The segment of entries that are not indexed yet; undefined where there is none. */
function pendingSegment(
  { memory }: Deps,
  owner: Owner,
  docs: readonly AnalysedDocument[],
): Segment | undefined {
  const name = [owner.key, ...docs.map(({ id, version }) => `${id}:${version}`)].join(' ');
  const kept = memory.segments.get(name);
  if (kept) return kept;
  const segment = buildSegment([sourceOfDocuments(docs)]);
  if (segment) {
    const bytes = [...segment.parts.values()].reduce((sum, { length }) => sum + length, 0);
    memory.segments.set(name, segment, bytes + name.length);
  }
  return segment;
}

/** Reads the manifest; where entries are missing in it, brings them in first. */
async function readComplete(deps: Deps, owner: Owner) {
  for (;;) {
    const state = await deps.index.read(owner);
    if (state.manifest && !isIncomplete(state.manifest)) {
      return { marks: state.marks, manifest: state.manifest };
    }
    if (deps.now() >= deps.deadline) throw unavailable();
    await keepUpOnce(deps, owner, state, Number.POSITIVE_INFINITY);
  }
}

/** The parts that a search needs of each stored segment at first. */
export type Needs = (directory: SegmentDirectory) => PartName[];

async function openOnce(
  deps: Deps,
  owner: Owner,
  manifest: Manifest,
  marks: readonly ChangeMark[],
  needs: Needs,
): Promise<OpenIndex> {
  const { segments } = manifest;
  const marked = marks.map(({ entryId }) => entryId);
  const first = segments.flatMap(({ id: segment, directory }) =>
    needs(directory).map((part): SegmentPart => ({ segment, ...part })),
  );
  const [pending, loaded] = await Promise.all([
    readPending(deps, owner, marks),
    deps.parts.load(owner, [...first, ...idParts(segments, marked)]),
  ]);
  const parts = new Map(loaded);
  const hidden = locate(segments, marked, parts);
  const views = segments.map((segment): SegmentView => {
    const live = new Uint8Array(segment.directory.docs).fill(1);
    for (const doc of segment.dead) live[doc] = 0;
    for (const { segment: of, doc } of hidden) if (of === segment) live[doc] = 0;
    return {
      directory: segment.directory,
      live,
      part(name) {
        const bytes = parts.get(partName({ segment: segment.id, ...name }));
        if (!bytes) throw new RangeError('a part of a segment was not loaded');
        return bytes;
      },
    };
  });
  const changed = pendingSegment(
    deps,
    owner,
    pending.map(({ doc }) => doc),
  );
  if (changed) views.push(viewOf(changed));
  return {
    views,
    segments,
    pending,
    async load(more) {
      for (const [name, bytes] of await deps.parts.load(owner, more)) parts.set(name, bytes);
    },
  };
}

/** Reports changes that should have been compacted long ago. Searches find them, at a read each. */
function warnOfBacklog(marks: readonly ChangeMark[], now: number): void {
  const old = marks.filter(({ writeId }) => now - decodeTime(writeId) > COMPACTED_WITHIN);
  if (old.length < COMPACT_AT) return;
  log('error', 'Changes wait for the search index.', {
    error_code: 'search_backlog',
    marks: old.length,
  });
}

/** Attempts while segments are replaced under a search. */
const ATTEMPTS = 3;

/**
 * Opens an owner's index and does something with it. What a write acknowledged before is there. Where segments are
 * replaced meanwhile, it starts again; where a part is lost, the index is begun anew from the entries.
 * @throws DomainError `unavailable` while a large diary is being indexed
 */
export async function withIndex<T>(
  deps: Deps,
  owner: Owner,
  needs: Needs,
  use: (index: OpenIndex) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const { marks, manifest } = await readComplete(deps, owner);
    warnOfBacklog(marks, deps.now());
    try {
      return await use(await openOnce(deps, owner, manifest, marks, needs));
    } catch (error) {
      if (!isPartMissing(error) || attempt >= ATTEMPTS) throw error;
      if (await hasChanged(deps, owner, manifest)) continue;
      log('error', 'The search index is damaged and is begun anew.', {
        error_code: 'index_damaged',
      });
      await startBackfill(deps, owner, { manifest, revision: manifest.revision });
    }
  }
}
