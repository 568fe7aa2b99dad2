import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type Database, UNREADABLE } from '@reflekt/shared/store';
import { type Item, type Owner, searchIndexTable, segmentPartKey } from '@reflekt/shared/tables';
import { type PartName, partKey } from '../domain/segment/format.ts';
import type { Lru } from './lru.ts';
import { StoredPart } from './records.ts';

/** Keys that BatchGetItem takes. */
const BATCH = 100;
const MAX_PART_BYTES = 4 * 1024 * 1024;
const KEY_BYTES = 100;
/** Writes of one compaction at the same time. */
const WRITES = 16;

/** A part of a segment. */
export interface SegmentPart extends PartName {
  segment: string;
}

/** Bytes of parts by `partName`. */
export type LoadedParts = ReadonlyMap<string, Uint8Array>;
export const partName = ({ segment, ...part }: SegmentPart): string =>
  `${segment}#${partKey(part)}`;

/** Encodes the item of a part. */
export const partItem = (owner: Owner, part: SegmentPart, bytes: Uint8Array) =>
  StoredPart.encode({
    ...segmentPartKey(owner, part.segment, part),
    bytes: deflateRawSync(bytes).toString('base64'),
  });

/** The bytes in the item of a part; undefined for one that cannot be read. */
function bytesOf(item: Item): Uint8Array | undefined {
  const stored = StoredPart.parse(item);
  if (stored === UNREADABLE) return undefined;
  const options = { maxOutputLength: MAX_PART_BYTES };
  return inflateRawSync(Buffer.from(stored.bytes, 'base64'), options);
}

/** Reads and writes the parts of segments. They never change, so those that were read are kept in memory. */
export function createPartStore(db: Database, kept: Lru<Uint8Array>) {
  const keptName = (owner: Owner, part: SegmentPart) => `${owner.key} ${partName(part)}`;
  return {
    /**
     * Loads parts, all at the same time.
     * @throws PartMissing for a part that is not there, or cannot be read
     */
    async load(owner: Owner, parts: readonly SegmentPart[]): Promise<LoadedParts> {
      const loaded = new Map<string, Uint8Array>();
      const missing = new Map<string, SegmentPart>();
      for (const part of parts) {
        const bytes = kept.get(keptName(owner, part));
        if (bytes) loaded.set(partName(part), bytes);
        else missing.set(segmentPartKey(owner, part.segment, part).sk, part);
      }
      const read = async (consistent: boolean) => {
        const wanted = [...missing.values()];
        const batches = Array.from({ length: Math.ceil(wanted.length / BATCH) }, (_, i) =>
          wanted.slice(i * BATCH, (i + 1) * BATCH),
        );
        await Promise.all(
          batches.map(async (batch) => {
            const keys = batch.map((part) => segmentPartKey(owner, part.segment, part));
            for (const item of await db.getMany(searchIndexTable, keys, { consistent })) {
              const sk = String(item.sk);
              const part = missing.get(sk);
              const bytes = part && bytesOf(item);
              if (!part || !bytes) continue;
              missing.delete(sk);
              loaded.set(partName(part), bytes);
              kept.set(keptName(owner, part), bytes, bytes.length + KEY_BYTES);
            }
          }),
        );
      };
      await read(false);
      if (missing.size > 0) await read(true);
      if (missing.size > 0) throw new PartMissing();
      return loaded;
    },

    /** Writes the parts of a new segment. */
    async write(
      owner: Owner,
      segment: string,
      parts: readonly (PartName & { bytes: Uint8Array })[],
    ): Promise<void> {
      const left = [...parts];
      const work = async () => {
        for (let part = left.pop(); part; part = left.pop()) {
          const put = partItem(owner, { segment, ...part }, part.bytes);
          await db.write([{ put, table: searchIndexTable }]);
        }
      };
      await Promise.all(Array.from({ length: WRITES }, work));
    },

    async remove(owner: Owner, segment: string, parts: readonly PartName[]): Promise<void> {
      await db.removeMany(
        searchIndexTable,
        parts.map((part) => segmentPartKey(owner, segment, part)),
      );
    },
  };
}

export type PartStore = ReturnType<typeof createPartStore>;

/**
 * The error of a part that is not there, or cannot be read. Its segment may have been replaced since the manifest was
 * read.
 */
export class PartMissing extends Error {
  override readonly name = 'PartMissing';
}

export const isPartMissing = (error: unknown): boolean =>
  error instanceof Error && error.name === 'PartMissing';
