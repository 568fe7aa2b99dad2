import {
  type ChangeMark,
  type EntryRecord,
  removeChangeMark,
  UNREADABLE,
  type Unreadable,
} from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import { MINUTE } from '@reflekt/shared/time';
import { decodeTime } from 'ulid';
import { analyse } from '../domain/analyse.ts';
import { chooseMerges } from '../domain/compaction.ts';
import { buildSegment, sourceOfDocuments, sourceOfSegment } from '../domain/segment/build.ts';
import type { AnalysedDocument } from '../domain/segment/document.ts';
import { allParts, partKey, type Segment } from '../domain/segment/format.ts';
import type { BuildNote, IndexState, Manifest } from '../store/index-store.ts';
import { partCounts, partsByCount, type StoredSegment } from '../store/manifest.ts';
import { partName } from '../store/parts.ts';
import type { IndexDeps } from './index-deps.ts';
import { find } from './locate.ts';

/** Longer than a write can be under way: a function runs 15 minutes at most, and a signed request is valid as long. */
const WRITE_ENDS = 20 * MINUTE;
/** For so long the parts of a replaced segment stay, for searches that have read the manifest before. */
export const GARBAGE_STAYS = 15 * MINUTE;
/** Marks removed at the same time. */
const CONCURRENCY = 16;

const isOver = (ulid: string, now: number): boolean => now - decodeTime(ulid) > WRITE_ENDS;

const versionOf = (record: EntryRecord | Unreadable | undefined): number => {
  if (record === undefined || record === UNREADABLE) return 0;
  return record.kind === 'entry' ? record.entry.version : record.tombstone.version;
};

/** The entry that can be found in a record, or undefined. */
export const searchable = (record: EntryRecord | Unreadable | undefined) =>
  record !== undefined &&
  record !== UNREADABLE &&
  record.kind === 'entry' &&
  record.entry.deleted_at === null
    ? record.entry
    : undefined;

/** Removes what unfinished compactions have left, once nobody can be writing it any more. */
async function sweep(
  { index, parts, now }: IndexDeps,
  owner: Owner,
  builds: readonly BuildNote[],
  manifest: Manifest,
): Promise<void> {
  const known = new Set([
    ...manifest.segments.map(({ id }) => id),
    ...manifest.garbage.map(({ id }) => id),
  ]);
  for (const build of builds) {
    if (!isOver(build.segment, now())) continue;
    if (!known.has(build.segment)) await parts.remove(owner, build.segment, build.parts);
    await index.forgetBuild(owner, build.segment);
  }
}

/** Removes the parts of segments that were replaced some time ago. @returns the rest */
async function removeGarbage({ parts, now }: IndexDeps, owner: Owner, { garbage }: Manifest) {
  const isDue = ({ at }: { at: number }) => now() - at > GARBAGE_STAYS;
  for (const due of garbage.filter(isDue)) {
    await parts.remove(owner, due.id, partsByCount(due.parts));
  }
  return garbage.filter((one) => !isDue(one));
}

/** Loads a whole segment. */
export async function loadSegment(
  { parts }: Pick<IndexDeps, 'parts'>,
  owner: Owner,
  { id: segment, directory }: StoredSegment,
): Promise<Segment> {
  const names = allParts(directory);
  const loaded = await parts.load(
    owner,
    names.map((part) => ({ segment, ...part })),
  );
  const bytes = new Map<string, Uint8Array>();
  for (const part of names) {
    const found = loaded.get(partName({ segment, ...part }));
    if (found) bytes.set(partKey(part), found);
  }
  return { directory, parts: bytes };
}

/** Merges new documents and old segments to one, and writes it. @returns undefined where no document is left */
async function writeSegment(
  deps: IndexDeps,
  owner: Owner,
  merged: readonly StoredSegment[],
  docs: readonly AnalysedDocument[],
): Promise<StoredSegment | undefined> {
  const sources = [sourceOfDocuments(docs)];
  for (const segment of merged) {
    sources.push(sourceOfSegment(await loadSegment(deps, owner, segment), segment.dead));
  }
  const built = buildSegment(sources);
  if (!built) return undefined;
  const id = deps.newId();
  await deps.index.noteBuild(owner, id, partCounts(built.directory));
  const parts = allParts(built.directory).map((part) => ({
    ...part,
    bytes: built.parts.get(partKey(part)) ?? new Uint8Array(),
  }));
  await deps.parts.write(owner, id, parts);
  return { id, directory: built.directory, dead: new Set() };
}

/** Changes to bring into the index. */
export interface Changes {
  marks: readonly ChangeMark[];
  /** Entries that are looked at without a mark. */
  entryIds: readonly string[];
  /** The backfill that is left afterwards. */
  backfill: Manifest['backfill'];
  startedAt: number | null;
}

/**
 * Brings changes into the index: writes a new segment, and then the manifest that names it. A crash in between leaves a
 * segment that nobody reads, and is swept later. Marks go last: one that is left over costs a read and changes nothing.
 * @returns false where another compaction came first
 */
export async function compact(
  deps: IndexDeps,
  owner: Owner,
  state: IndexState & { manifest: Manifest },
  { marks, entryIds, backfill, startedAt }: Changes,
): Promise<boolean> {
  const { manifest } = state;
  await sweep(deps, owner, state.builds, manifest);
  const ids = [...new Set([...marks.map(({ entryId }) => entryId), ...entryIds])];
  const records = await deps.entries.readMany(owner, ids);
  const settled = marks.filter(
    ({ entryId, version, writeId }) =>
      versionOf(records.get(entryId)) >= version || isOver(writeId, deps.now()),
  );
  const changed = new Set([...settled.map(({ entryId }) => entryId), ...entryIds]);

  const located = await find(deps.parts, owner, manifest.segments, [...changed]);
  const unchanged = new Set<string>();
  const dead = new Map(manifest.segments.map(({ id, dead }) => [id, new Set(dead)]));
  for (const { segment, doc, entryId, version } of located) {
    const entry = searchable(records.get(entryId));
    if (entry?.version === version && !unchanged.has(entryId)) unchanged.add(entryId);
    else dead.get(segment.id)?.add(doc);
  }
  const docs = [...changed].flatMap((id) => {
    const entry = unchanged.has(id) ? undefined : searchable(records.get(id));
    return entry ? [analyse(entry)] : [];
  });

  const current = manifest.segments.map((segment) => ({
    ...segment,
    dead: dead.get(segment.id) ?? segment.dead,
  }));
  const merges = new Set(
    chooseMerges(
      current.map(({ directory, dead }) => ({ docs: directory.docs, dead: dead.size })),
      docs.length,
    ),
  );
  const merged = current.filter((_, place) => merges.has(place));
  const kept = current.filter((_, place) => !merges.has(place));
  const made =
    docs.length + merged.length > 0 ? await writeSegment(deps, owner, merged, docs) : undefined;

  const at = deps.now();
  const replaced = merged.map(({ id, directory }) => ({ id, parts: partCounts(directory), at }));
  const garbage = [...(await removeGarbage(deps, owner, manifest)), ...replaced];
  const segments = made ? [...kept, made] : kept;
  const next = { segments, garbage, backfill, startedAt };
  const won = await deps.index.replace(owner, manifest.revision, next);
  if (made) {
    if (!won) await deps.parts.remove(owner, made.id, allParts(made.directory));
    await deps.index.forgetBuild(owner, made.id);
  }
  if (!won) return false;
  await removeMarks(deps, owner, settled);
  return true;
}

async function removeMarks({ db }: IndexDeps, owner: Owner, marks: readonly ChangeMark[]) {
  const left = [...marks];
  const work = async () => {
    for (let mark = left.pop(); mark; mark = left.pop()) await removeChangeMark(db, owner, mark);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
}
