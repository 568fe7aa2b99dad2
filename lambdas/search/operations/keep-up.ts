import { type Owner, seqTime } from '@reflekt/shared/tables';
import { MINUTE } from '@reflekt/shared/time';
import { COMPACT_AT } from '../domain/compaction.ts';
import { FORMAT } from '../domain/segment/format.ts';
import type { IndexState, Manifest } from '../store/index-store.ts';
import { partCounts } from '../store/manifest.ts';
import { isPartMissing } from '../store/parts.ts';
import { compact } from './compact.ts';
import type { IndexDeps } from './index-deps.ts';

/** Entries of one step of a backfill, and marks of one compaction: what is in memory at the same time. */
const STEP = 400;
/** Instances of an older deployment, which set no marks, have ended after this time. */
const OLD_CODE_ENDS = 20 * MINUTE;
/** Sorts before every position in the feed, and behind all of a millisecond. */
const FIRST_SEQ = '0';
const AFTER_ALL = '~';

/** True where there is no index in the present format, or entries are still missing that were there before it. */
export const isIncomplete = (manifest: Manifest | undefined): boolean =>
  manifest?.format !== FORMAT || (manifest.backfill !== null && manifest.startedAt !== null);

/**
 * Begins the index from the entries: those of before have no marks, and are found by the change feed. The segments of
 * an index that is there are given up.
 */
export async function startBackfill(
  { index, now }: IndexDeps,
  owner: Owner,
  { manifest, revision }: Pick<IndexState, 'manifest' | 'revision'>,
): Promise<void> {
  const at = now();
  const given = manifest?.segments ?? [];
  await index.replace(owner, revision, {
    segments: [],
    garbage: [
      ...(manifest?.garbage ?? []),
      ...given.map(({ id, directory }) => ({ id, parts: partCounts(directory), at })),
    ],
    backfill: { after: FIRST_SEQ, until: seqTime(at) + AFTER_ALL },
    startedAt: at,
  });
}

/** The next step of a backfill: entries, and what is left behind them. */
async function nextEntries(
  { entries }: IndexDeps,
  owner: Owner,
  { after, until }: NonNullable<Manifest['backfill']>,
) {
  const page = await entries.changed(owner, after, until, STEP);
  const last = page.items.at(-1)?.seq;
  const isEnd = page.last === undefined || last === undefined;
  return {
    entryIds: page.items.map(({ id }) => id),
    // The smallest text behind the last position.
    backfill: isEnd ? null : { after: `${last} `, until },
  };
}

/** The second look at the feed: finds what instances of an older deployment wrote without a mark. */
function secondBackfill({ startedAt }: Manifest, now: number): Manifest['backfill'] {
  if (startedAt === null || now - startedAt < 2 * OLD_CODE_ENDS) return null;
  return {
    after: seqTime(startedAt - OLD_CODE_ENDS),
    until: seqTime(startedAt + OLD_CODE_ENDS) + AFTER_ALL,
  };
}

/**
 * Does one step of what is to be done for an index: begin it, go on with a backfill, or compact.
 * @param compactAt number of marks from which on the marked entries are brought in
 * @returns false where there was nothing to do
 */
export async function keepUpOnce(
  deps: IndexDeps,
  owner: Owner,
  state: IndexState,
  compactAt = COMPACT_AT,
): Promise<boolean> {
  const { manifest } = state;
  if (manifest?.format !== FORMAT) {
    await startBackfill(deps, owner, state);
    return true;
  }
  const second = secondBackfill(manifest, deps.now());
  const backfill = manifest.backfill ?? second;
  const startedAt = second ? null : manifest.startedAt;
  const marks = state.marks.length >= compactAt ? state.marks.slice(0, STEP) : [];
  if (!backfill && marks.length === 0) return false;
  const next = backfill
    ? await nextEntries(deps, owner, backfill)
    : { entryIds: [], backfill: null };
  // Marked entries are found by their marks.
  const marked = new Set(state.marks.map(({ entryId }) => entryId));
  const entryIds = next.entryIds.filter((id) => !marked.has(id));
  try {
    const changes = { marks, entryIds, backfill: next.backfill, startedAt };
    await compact(deps, owner, { ...state, manifest }, changes);
  } catch (error) {
    // Another compaction has replaced a segment since. The next step reads the newer manifest.
    if (!isPartMissing(error) || !(await hasChanged(deps, owner, manifest))) throw error;
  }
  return true;
}

/** True where the manifest is no longer the one that was read. */
export const hasChanged = async (
  { index }: Pick<IndexDeps, 'index'>,
  owner: Owner,
  manifest: Manifest,
): Promise<boolean> => (await index.read(owner)).revision !== manifest.revision;

/** Does all that is to be done for an index, until the deadline. @returns false where something is left */
export async function keepUp(deps: IndexDeps, owner: Owner, compactAt?: number): Promise<boolean> {
  let settledMarks = Number.POSITIVE_INFINITY;
  while (deps.now() < deps.deadline) {
    const state = await deps.index.read(owner);
    const isBehind = state.manifest?.backfill !== null || isIncomplete(state.manifest);
    // Marks of writes that are under way stay. More steps would not change that.
    if (!isBehind && state.marks.length >= settledMarks) return true;
    if (!(await keepUpOnce(deps, owner, state, compactAt))) return true;
    settledMarks = isBehind ? Number.POSITIVE_INFINITY : state.marks.length;
  }
  return false;
}
