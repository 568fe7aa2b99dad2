import {
  type ChangeMark,
  type Database,
  isWriteConflict,
  parseChangeMark,
  UNREADABLE,
} from '@reflekt/shared/store';
import {
  BUILD_PREFIX,
  buildNoteKey,
  CHANGE_PREFIX,
  type Item,
  MANIFEST,
  manifestKey,
  type Owner,
  searchIndexTable,
  searchResultsKey,
} from '@reflekt/shared/tables';
import { epochSeconds } from '@reflekt/shared/time';
import { FORMAT, type PartName } from '../domain/segment/format.ts';
import { parseSegment, partsByCount, type StoredSegment, segmentRecord } from './manifest.ts';
import {
  type ManifestRecord,
  type ResultsRecord,
  StoredBuildNote,
  StoredManifest,
  StoredResults,
} from './records.ts';

/** The manifest with its segments in the order of their first ids. */
export interface Manifest {
  revision: number;
  format: number;
  segments: readonly StoredSegment[];
  garbage: ManifestRecord['garbage'];
  backfill: ManifestRecord['backfill'];
  startedAt: number | null;
}

/** A segment that a compaction has begun to write. */
export interface BuildNote {
  segment: string;
  parts: PartName[];
}

/** What one query of an owner's index gives. */
export interface IndexState {
  builds: readonly BuildNote[];
  marks: readonly ChangeMark[];
  /** Undefined where there is no index yet, or none that can be read. */
  manifest: Manifest | undefined;
  /** The revision of the stored manifest, one that cannot be read included. */
  revision: number | undefined;
}

const byFirstId = (a: StoredSegment, b: StoredSegment): number =>
  a.directory.ids[0] < b.directory.ids[0] ? -1 : 1;

function parseManifest(item: Item): Manifest | undefined {
  const stored = StoredManifest.parse(item);
  if (stored === UNREADABLE) return undefined;
  const { revision, format, segments, garbage, backfill, started_at } = stored;
  return {
    revision,
    format,
    segments: segments.map(parseSegment).sort(byFirstId),
    garbage,
    backfill,
    startedAt: started_at,
  };
}

/** Creates the reads and writes of an owner's index but for the parts of segments. */
export function createIndexStore(db: Database, now: () => number) {
  return {
    /**
     * Reads the marks of changes, and then the manifest, in this order, consistently: a change that has left the marks is
     * in the manifest.
     */
    async read(owner: Owner): Promise<IndexState> {
      const builds: BuildNote[] = [];
      const marks: ChangeMark[] = [];
      let manifest: Manifest | undefined;
      let revision: number | undefined;
      let after: Item | undefined;
      do {
        const page = await db.query({
          table: searchIndexTable,
          partition: owner.key,
          sort: { from: BUILD_PREFIX, to: MANIFEST },
          consistent: true,
          after,
        });
        for (const item of page.items) {
          const sk = String(item.sk);
          if (sk === MANIFEST) {
            manifest = parseManifest(item);
            revision = Number(item.revision);
          } else if (sk.startsWith(CHANGE_PREFIX)) {
            const mark = parseChangeMark(item);
            if (mark) marks.push(mark);
          } else {
            const note = StoredBuildNote.parse(item);
            if (note === UNREADABLE) continue;
            builds.push({
              segment: sk.slice(BUILD_PREFIX.length),
              parts: partsByCount(note.parts),
            });
          }
        }
        after = page.last;
      } while (after !== undefined);
      return { builds, marks, manifest, revision };
    },

    async noteBuild(owner: Owner, segment: string, parts: Record<string, number>): Promise<void> {
      const put = StoredBuildNote.encode({ ...buildNoteKey(owner, segment), parts });
      await db.write([{ put, table: searchIndexTable }]);
    },

    async forgetBuild(owner: Owner, segment: string): Promise<void> {
      await db.write([{ remove: buildNoteKey(owner, segment), table: searchIndexTable }]);
    },

    /**
     * Replaces the manifest.
     * @param before the revision that was read; undefined where there was none
     * @returns false where another compaction came first
     */
    async replace(
      owner: Owner,
      before: number | undefined,
      manifest: Omit<Manifest, 'revision' | 'format'>,
    ): Promise<boolean> {
      const put = StoredManifest.encode({
        ...manifestKey(owner),
        revision: (before ?? 0) + 1,
        format: FORMAT,
        segments: [...manifest.segments].sort(byFirstId).map(segmentRecord),
        garbage: manifest.garbage,
        backfill: manifest.backfill,
        started_at: manifest.startedAt,
      });
      const when =
        before === undefined ? { absent: true as const } : { equals: { revision: before } };
      try {
        await db.write([{ put, table: searchIndexTable, when }]);
        return true;
      } catch (error) {
        if (isWriteConflict(error)) return false;
        throw error;
      }
    },

    /** The results of a search that are kept for its next pages; undefined where there are none, or no longer. */
    async readResults(owner: Owner, searchHash: string): Promise<ResultsRecord | undefined> {
      const item = await db.get(searchIndexTable, searchResultsKey(owner, searchHash));
      const results = item && StoredResults.parse(item);
      if (results === undefined || results === UNREADABLE) return undefined;
      return results.expires_at > epochSeconds(now()) ? results : undefined;
    },

    async keepResults(
      owner: Owner,
      searchHash: string,
      results: Omit<ResultsRecord, 'expires_at'>,
      lifetime: number,
    ): Promise<void> {
      const put = StoredResults.encode({
        ...searchResultsKey(owner, searchHash),
        ...results,
        expires_at: epochSeconds(now() + lifetime),
      });
      await db.write([{ put, table: searchIndexTable }]);
    },
  };
}

export type IndexStore = ReturnType<typeof createIndexStore>;
