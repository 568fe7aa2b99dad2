import { isDeepStrictEqual } from 'node:util';
import {
  type Digest,
  type DigestList,
  type DigestReader,
  type EntryReader,
  UNREADABLE,
} from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import { digestOf } from '../domain/digest.ts';
import { bringUpToDate, type DigestDeps } from './bring-up-to-date.ts';

/** The pages of an owner's entries. */
export type EntryPages = Pick<EntryReader, 'page'>;

/** The dependencies of a rebuild. */
export interface RebuildDeps extends DigestDeps {
  digests: Pick<DigestReader, 'readAll'> & DigestDeps['digests'];
  entries: EntryPages & DigestDeps['entries'];
}

const PAGE = 1_000;
const ANY = { entry: 0, insight: 0 };

/** The pages of an owner's live entries, oldest first. */
async function* livePages(deps: RebuildDeps, owner: Owner) {
  let after: string | undefined;
  do {
    const page = await deps.entries.page(owner, {
      list: 'live',
      range: {},
      descending: false,
      limit: PAGE,
      after,
      accept: () => true,
    });
    yield page;
    after = page.next ?? undefined;
  } while (after !== undefined);
}

/**
 * Compares all digests with the entries and insights, and brings those up to date that differ. Where all is well
 * nothing is written. The list of entries may lag behind, so it only finds what differs; `bringUpToDate` then reads the
 * entries themselves, and what arrives meanwhile by events stays.
 * @returns the digests of all live entries by date, ascending
 * @throws DomainError `unavailable` after the deadline; the next rebuild goes on from there
 */
export async function rebuildDigests(deps: RebuildDeps, owner: Owner): Promise<DigestList> {
  const stored = await deps.digests.readAll(owner);
  const listed = new Set<string>();
  const differing = new Set<string>();
  let unreadable = 0;
  for await (const page of livePages(deps, owner)) {
    unreadable += page.unreadable;
    const ids = page.items.map(({ id }) => id);
    const insights = await deps.insights.readMany(owner, ids);
    for (const entry of page.items) {
      const { id } = entry;
      listed.add(id);
      const insight = insights.get(id);
      const before = stored.get(id);
      if (insight === UNREADABLE) unreadable += 1;
      else if (!before || 'unreadable' in before) differing.add(id);
      else if (before.entryVersion <= entry.version) {
        if (!isDeepStrictEqual(before.digest, digestOf(entry, insight))) differing.add(id);
      }
    }
  }
  for (const [id, before] of stored) {
    const isLive = 'unreadable' in before || before.digest !== null;
    if (isLive && !listed.has(id)) differing.add(id);
  }
  await bringUpToDate(deps, owner, new Map([...differing].map((id) => [id, ANY] as const)));
  const repaired = await deps.digests.readMany(owner, [...differing]);
  const states = new Map([...stored, ...repaired]);
  const digests = [...states.values()].flatMap((state): Digest[] =>
    'unreadable' in state || state.digest === null ? [] : [state.digest],
  );
  return {
    digests: digests.sort((a, b) => a.entry_date.localeCompare(b.entry_date)),
    unreadable,
  };
}
