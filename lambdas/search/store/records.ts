import { defineStoredSchema } from '@reflekt/shared/store';
import { searchIndexTable } from '@reflekt/shared/tables';
import * as v from 'valibot';

const counts = v.record(v.string(), v.number());

/** A segment in the manifest. Lists are texts, so that parsing them costs nothing where they are not used. */
const Segment = v.object({
  id: v.string(),
  docs: v.number(),
  ids: v.tuple([v.string(), v.string()]),
  terms: v.string(),
  positions: v.string(),
  chunks: v.string(),
  /** Numbers of documents that were replaced or deleted, ascending, as differences. */
  dead: v.array(v.number()),
});

/** The manifest: the segments that make up the index at this revision. */
export const StoredManifest = defineStoredSchema(
  searchIndexTable,
  'manifest',
  v.object({
    revision: v.number(),
    /** The format of the segments. Those of another one are made anew. */
    format: v.number(),
    segments: v.array(Segment),
    /** Replaced segments, whose parts are removed some time later, and the number of their parts by kind. */
    garbage: v.array(v.object({ id: v.string(), parts: counts, at: v.number() })),
    /** The entries that are still to be indexed, by their last write; null when all are. */
    backfill: v.nullable(v.object({ after: v.string(), until: v.string() })),
    /** Milliseconds since 1970 of the start of the first backfill; null after the second, which makes sure. */
    started_at: v.nullable(v.number()),
  }),
);
export type ManifestRecord = ReturnType<typeof StoredManifest.require>;
export type SegmentRecord = ManifestRecord['segments'][number];

/** A note of a segment that is being written: what to remove should it never get into the manifest. */
export const StoredBuildNote = defineStoredSchema(
  searchIndexTable,
  'build-note',
  v.object({ parts: counts }),
);

/** A part of a segment: DEFLATE of its bytes, in base64. */
export const StoredPart = defineStoredSchema(
  searchIndexTable,
  'part',
  v.object({ bytes: v.string() }),
);

/** The first results of a search, so that its pages stay together while entries are written. */
export const StoredResults = defineStoredSchema(
  searchIndexTable,
  'results',
  v.object({
    total: v.number(),
    segments: v.array(v.string()),
    /** Place of the segment, number of the document, score. */
    hits: v.array(v.tuple([v.number(), v.number(), v.number()])),
    /** Entries that were in no segment: the place of their segment is behind the others. */
    pending: v.array(v.tuple([v.string(), v.number()])),
    expires_at: v.number(),
  }),
);
export type ResultsRecord = ReturnType<typeof StoredResults.require>;
