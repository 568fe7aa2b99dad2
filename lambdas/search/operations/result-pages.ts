import type { Entry } from '@reflekt/shared/entities';
import { entryTextUnits } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import { analyse } from '../domain/analyse.ts';
import { findHits, type Hit, prepareSearch, type Search } from '../domain/match/search.ts';
import { buildSegment, sourceOfDocuments } from '../domain/segment/build.ts';
import { decodeIds } from '../domain/segment/columns.ts';
import { IDS_DOCS } from '../domain/segment/format.ts';
import { isPartMissing, partName, type SegmentPart } from '../store/parts.ts';
import type { ResultsRecord } from '../store/records.ts';
import { searchable } from './compact.ts';
import type { Deps } from './deps.ts';
import { type OpenIndex, viewOf } from './open-index.ts';

/** Results that are kept for the next pages. */
export const RESULTS_KEPT = 1_000;

/** Which results of a search are shown. */
export interface PageRange {
  first: number;
  limit: number;
}

/** A page of results. */
export interface ShownPage {
  items: { entry: Entry; score: number }[];
  total: number;
}

/** An entry that was found, at a version. */
interface Found {
  id: string;
  version: number;
  score: number;
}

/** True where an entry, as it is now, matches. */
function stillMatches(entry: Entry, search: Search): boolean {
  const segment = buildSegment([sourceOfDocuments([analyse(entry)])]);
  if (!segment) return false;
  const view = viewOf(segment);
  return findHits([view], search, [prepareSearch(view, search)]).length > 0;
}

/**
 * The entries that were found, as they are now, in the same order. One that changed meanwhile is left out where it no
 * longer matches.
 */
async function showEntries(
  { memory, entries }: Deps,
  owner: Owner,
  found: readonly Found[],
  search: Search,
): Promise<ShownPage['items']> {
  const nameOf = (id: string, version: number) => `${owner.key} ${id} ${version}`;
  const kept = new Map<string, Entry>();
  for (const { id, version } of found) {
    const entry = memory.entries.get(nameOf(id, version));
    if (entry) kept.set(id, entry);
  }
  const missing = found.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  const records = missing.length > 0 ? await entries.readMany(owner, missing) : new Map();
  for (const [id, record] of records) {
    const entry = searchable(record);
    if (!entry) continue;
    kept.set(id, entry);
    memory.entries.set(nameOf(id, entry.version), entry, 500 + entryTextUnits(entry) * 2);
  }
  return found.flatMap(({ id, version, score }) => {
    const entry = kept.get(id);
    if (!entry) return [];
    return entry.version === version || stillMatches(entry, search) ? [{ entry, score }] : [];
  });
}

/** The ids and versions of documents in stored segments. */
async function identify(
  { parts }: Deps,
  owner: Owner,
  segments: readonly (string | undefined)[],
  hits: readonly Hit[],
): Promise<Found[]> {
  const partOf = ({ segment, doc }: Hit): SegmentPart => ({
    segment: segments[segment] ?? '',
    kind: 'ids',
    number: Math.floor(doc / IDS_DOCS),
  });
  const loaded = await parts.load(owner, hits.map(partOf));
  const decoded = new Map<string, ReturnType<typeof decodeIds>>();
  return hits.flatMap((hit) => {
    const name = partName(partOf(hit));
    const bytes = loaded.get(name);
    if (!bytes) return [];
    const known = decoded.get(name) ?? decodeIds(bytes);
    decoded.set(name, known);
    const at = hit.doc % IDS_DOCS;
    return [{ id: known.ids[at] ?? '', version: known.versions[at] ?? 0, score: hit.score }];
  });
}

/** A page of the entries that a search has just found. */
export async function pageOfHits(
  deps: Deps,
  owner: Owner,
  { segments, pending }: OpenIndex,
  hits: readonly Hit[],
  { first, limit }: PageRange,
  search: Search,
): Promise<ShownPage> {
  const wanted = hits.slice(first, first + limit);
  const stored = wanted.filter(({ segment }) => segment < segments.length);
  const identified = await identify(
    deps,
    owner,
    segments.map(({ id }) => id),
    stored,
  );
  const found = new Map(stored.map((hit, i) => [hit, identified[i]]));
  for (const hit of wanted) {
    const one = pending[hit.doc];
    if (hit.segment < segments.length || !one) continue;
    const { id, version } = one.entry;
    found.set(hit, { id, version, score: hit.score });
    deps.memory.entries.set(
      `${owner.key} ${id} ${version}`,
      one.entry,
      500 + entryTextUnits(one.entry) * 2,
    );
  }
  const all = wanted.flatMap((hit) => found.get(hit) ?? []);
  const items = await showEntries(deps, owner, all, search);
  return { items, total: hits.length - (all.length - items.length) };
}

/** The first results of a search, to be kept. */
export const recordResults = (
  { segments, pending }: OpenIndex,
  hits: readonly Hit[],
): Omit<ResultsRecord, 'expires_at'> => ({
  total: hits.length,
  segments: segments.map(({ id }) => id),
  hits: hits.slice(0, RESULTS_KEPT).map(({ segment, doc, score }) => [segment, doc, score]),
  pending: pending.map(({ entry }) => [entry.id, entry.version]),
});

/**
 * A page of results that were kept when the first page was made.
 * @returns undefined where there are none, or not so many
 */
export async function pageOfResults(
  deps: Deps,
  owner: Owner,
  searchHash: string,
  { first, limit }: PageRange,
  search: Search,
): Promise<ShownPage | undefined> {
  const kept = await deps.index.readResults(owner, searchHash);
  if (!kept) return undefined;
  const { total, segments, pending } = kept;
  if (kept.hits.length < total && first + limit > kept.hits.length) return undefined;
  const hits = kept.hits
    .slice(first, first + limit)
    .map(([segment, doc, score]): Hit => ({ segment, doc, score }));
  const stored = hits.filter(({ segment }) => segment < segments.length);
  try {
    const identified = await identify(deps, owner, segments, stored);
    const found = new Map(stored.map((hit, i) => [hit, identified[i]]));
    const all = hits.flatMap((hit): Found[] => {
      const known = found.get(hit);
      if (known) return [known];
      const [id, version] = pending[hit.doc] ?? [];
      return id === undefined || version === undefined ? [] : [{ id, version, score: hit.score }];
    });
    return { items: await showEntries(deps, owner, all, search), total };
  } catch (error) {
    if (isPartMissing(error)) return undefined;
    throw error;
  }
}
