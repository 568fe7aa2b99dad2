import type { Owner } from '@reflekt/shared/tables';
import { decodeIds } from '../domain/segment/columns.ts';
import { IDS_DOCS, type SegmentDirectory } from '../domain/segment/format.ts';
import type { StoredSegment } from '../store/manifest.ts';
import { type LoadedParts, type PartStore, partName, type SegmentPart } from '../store/parts.ts';

/** The part of ids in which a segment would have an id; undefined where it cannot have it. */
function chunkOf({ ids, chunks }: SegmentDirectory, id: string): number | undefined {
  if (id < ids[0] || id > ids[1]) return undefined;
  // A chunk begins at or behind its separator, and the chunk before ends before it.
  let chunk = 0;
  while (chunk + 1 < chunks.length && (chunks[chunk + 1] ?? '') <= id) chunk++;
  return chunk;
}

/** The parts of ids that tell where segments have some entries. */
export function idParts(
  segments: readonly StoredSegment[],
  entryIds: readonly string[],
): SegmentPart[] {
  return segments.flatMap(({ id: segment, directory }) => {
    const chunks = new Set(entryIds.map((id) => chunkOf(directory, id)));
    return [...chunks].flatMap((number): SegmentPart[] =>
      number === undefined ? [] : [{ segment, kind: 'ids', number }],
    );
  });
}

/** A document of an entry in a segment. */
export interface Located {
  segment: StoredSegment;
  doc: number;
  entryId: string;
  version: number;
}

/** The live documents of some entries. @param parts of `idParts` */
export function locate(
  segments: readonly StoredSegment[],
  entryIds: readonly string[],
  parts: LoadedParts,
): Located[] {
  return segments.flatMap((segment) => {
    const { directory } = segment;
    const byChunk = new Map<number, string[]>();
    for (const id of entryIds) {
      const chunk = chunkOf(directory, id);
      if (chunk !== undefined) byChunk.set(chunk, [...(byChunk.get(chunk) ?? []), id]);
    }
    return [...byChunk].flatMap(([number, wanted]) => {
      const { ids, versions } = idsOf(segment, number, parts);
      return wanted.flatMap((entryId): Located[] => {
        const at = ids.indexOf(entryId);
        const doc = number * IDS_DOCS + at;
        if (at < 0 || segment.dead.has(doc)) return [];
        return [{ segment, doc, entryId, version: versions[at] ?? 0 }];
      });
    });
  });
}

/** The ids and versions in a part. */
export function idsOf({ id }: StoredSegment, number: number, parts: LoadedParts) {
  const bytes = parts.get(partName({ segment: id, kind: 'ids', number }));
  if (!bytes) throw new RangeError('a part of ids was not loaded');
  return decodeIds(bytes);
}

/** Finds the live documents of some entries. */
export async function find(
  parts: PartStore,
  owner: Owner,
  segments: readonly StoredSegment[],
  entryIds: readonly string[],
): Promise<Located[]> {
  const loaded = await parts.load(owner, idParts(segments, entryIds));
  return locate(segments, entryIds, loaded);
}
