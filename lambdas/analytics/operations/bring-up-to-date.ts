import { isDeepStrictEqual } from 'node:util';
import { tryEach } from '@reflekt/shared/consumer';
import {
  type DigestReader,
  type DigestState,
  type EntryReader,
  type InsightReader,
  isWriteConflict,
  type LetterShelf,
  retryOnConflict,
  UNREADABLE,
  type UnreadableDigest,
} from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import { epochSeconds } from '@reflekt/shared/time';
import { contentOf, type DigestContent } from '../domain/digest.ts';
import type { DigestWriter } from '../store/digest-writer.ts';

/** The dependencies of the writes of digests. */
export interface DigestDeps {
  digests: Pick<DigestReader, 'readMany'> & DigestWriter;
  entries: Pick<EntryReader, 'readMany'>;
  insights: Pick<InsightReader, 'readMany'>;
  letters: Pick<LetterShelf, 'removeQuoting'>;
  /** Server milliseconds since 1970. */
  now(): number;
  /** Milliseconds since 1970 after which nothing is tried again. */
  deadline: number;
}

/** The versions that must at least be read; 0 where any will do. */
export interface LeastVersions {
  entry: number;
  insight: number;
}

/** Entries that are read and written together. */
const ENTRIES_PER_READ = 100;
/** Writes at the same time. */
const CONCURRENCY = 8;
/** After a write conflict the other writer is done, so delays need not grow beyond this attempt. */
const LONGEST_DELAY_AT = 2;

type Before = DigestState | UnreadableDigest | undefined;

const isCurrent = (before: Before, content: DigestContent): boolean => {
  if (!before || 'unreadable' in before) return false;
  const { writeId, ...stored } = before;
  return isDeepStrictEqual(stored, content);
};

/**
 * Brings the digests of entries up to date with the entries and their insights. Only their states count, so it may be
 * called any number of times, by several at once, and for what is already current, which it leaves as it is.
 * @param wanted by entry
 * @returns the entries that are not yet readable at the wanted versions
 * @throws DomainError `unavailable` after the deadline
 */
export async function bringUpToDate(
  deps: DigestDeps,
  owner: Owner,
  wanted: ReadonlyMap<string, LeastVersions>,
): Promise<Set<string>> {
  const lagging = new Set<string>();
  const ids = [...wanted.keys()];
  for (let at = 0; at < ids.length; at += ENTRIES_PER_READ) {
    let left = ids.slice(at, at + ENTRIES_PER_READ);
    const retries = {
      deadline: deps.deadline,
      attempts: Infinity,
      longestDelayAt: LONGEST_DELAY_AT,
    };
    await retryOnConflict(retries, async () => {
      // Must be the first read: the writes are conditioned on it, so all that is read later is at least as new as what
      // any earlier write was made from.
      const before = await deps.digests.readMany(owner, left);
      const [entries, insights] = await Promise.all([
        deps.entries.readMany(owner, left),
        deps.insights.readMany(owner, left),
      ]);
      const failures = await tryEach(left, CONCURRENCY, async (id) => {
        const least = wanted.get(id) ?? { entry: 0, insight: 0 };
        const stored = before.get(id);
        const content = currentContent(entries.get(id), insights.get(id), least, deps.now());
        if (content === 'lagging') {
          lagging.add(id);
          return;
        }
        if (!isCurrent(stored, content)) await deps.digests.write(owner, id, stored, content);
        // After the digest, on whose version a letter is conditioned; and each time, because a crash may lie between.
        const record = entries.get(id);
        if (record !== UNREADABLE && record?.kind === 'tombstone') {
          await deps.letters.removeQuoting(owner, id, record.entryDate);
        }
      });
      const fault = failures.find(({ error }) => !isWriteConflict(error));
      if (fault) throw fault.error;
      left = failures.map(({ thing }) => thing);
      if (failures[0]) throw failures[0].error;
    });
  }
  return lagging;
}

type Read<Reader extends Pick<EntryReader | InsightReader, 'readMany'>> =
  Awaited<ReturnType<Reader['readMany']>> extends Map<string, infer Value>
    ? Value | undefined
    : never;

/** The content of a digest by what was read. A digest must not be made of what cannot be read. */
function currentContent(
  record: Read<EntryReader>,
  insight: Read<InsightReader>,
  least: LeastVersions,
  now: number,
): DigestContent | 'lagging' {
  if (record === UNREADABLE || insight === UNREADABLE) return 'lagging';
  if (record === undefined) {
    // Only a rebuild asks without a version: for a digest whose entry has gone, tombstone and all.
    if (least.entry > 0) return 'lagging';
    return { entryVersion: 1, digest: null, expiresAt: epochSeconds(now) };
  }
  const content = contentOf(record, insight);
  if (content.entryVersion < least.entry) return 'lagging';
  const insightLags = (insight?.insight.version ?? 0) < least.insight;
  // Without a live entry there is nothing that an insight could add.
  return content.digest !== null && insightLags ? 'lagging' : content;
}
