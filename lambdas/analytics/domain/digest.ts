import type { Entry } from '@reflekt/shared/entities';
import type { Digest, EntryRecord, InsightRecord } from '@reflekt/shared/store';
import { TOMBSTONE_RETENTION } from '@reflekt/shared/tables';
import { textHash } from '@reflekt/shared/text';
import { epochSeconds, isZone, localHour } from '@reflekt/shared/time';

/** The state of a digest as it should be stored. */
export interface DigestContent {
  entryVersion: number;
  digest: Digest | null;
  /** Epoch second at which nothing of it needs to be kept; undefined while the entry exists. */
  expiresAt: number | undefined;
}

/**
 * True for an insight about the present text. One that is to be made again has no hash, and then says only by the
 * version which text it is about.
 */
const isAbout = ({ textHash: analysed, insight }: InsightRecord, hash: string, version: number) =>
  analysed === null ? insight.entry_version === version : analysed === hash;

function analysisOf(
  insight: InsightRecord | undefined,
  hash: string,
  version: number,
): Digest['analysis'] {
  if (!insight || !isAbout(insight, hash, version)) return null;
  const { status, sentiment_score, keywords, support } = insight.insight;
  if (status !== 'ready') return null;
  return { sentiment_score, keywords, support: support !== null };
}

/** Enough that no two texts of one entry have the same. */
const HASH_LENGTH = 8;

/** The digest of a live entry. */
export function digestOf(entry: Entry, insight: InsightRecord | undefined): Digest {
  const hash = textHash(entry);
  // A zone that was dropped from the runtime's list must not stop anything.
  const zone = isZone(entry.time_zone) ? entry.time_zone : 'UTC';
  return {
    entry_id: entry.id,
    entry_date: entry.entry_date,
    hour: localHour(Date.parse(entry.created_at), zone),
    word_count: entry.word_count,
    mood: entry.mood,
    mood_score: entry.mood_score,
    category_id: entry.category_id,
    tags: entry.tags,
    text_hash: hash.slice(0, HASH_LENGTH),
    analysis: analysisOf(insight, hash, entry.version),
  };
}

/** The digest that follows from the states of an entry and its insight. */
export function contentOf(record: EntryRecord, insight: InsightRecord | undefined): DigestContent {
  if (record.kind === 'tombstone') {
    const { version, deleted_at } = record.tombstone;
    const expiresAt = epochSeconds(Date.parse(deleted_at) + TOMBSTONE_RETENTION);
    return { entryVersion: version, digest: null, expiresAt };
  }
  const { entry } = record;
  const digest = entry.deleted_at === null ? digestOf(entry, insight) : null;
  return { entryVersion: entry.version, digest, expiresAt: undefined };
}
