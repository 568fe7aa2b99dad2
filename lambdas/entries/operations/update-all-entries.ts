import { tryEach } from '@reflekt/shared/consumer';
import type { Entry } from '@reflekt/shared/entities';
import { defect, unavailable } from '@reflekt/shared/errors';
import {
  createWriteContext,
  type EntryReader,
  type EntryState,
  retryOnConflict,
  UNREADABLE,
  type ZoneSettings,
} from '@reflekt/shared/store';
import { type Owner, seqTime } from '@reflekt/shared/tables';
import { withNextVersion } from '../domain/compose.ts';
import type { EntryWriter } from '../store/entry-writer.ts';

/** The dependencies of an update of all entries, for one batch. */
export interface UpdateDeps {
  entries: Pick<EntryReader, 'changed' | 'readMany' | 'read'> & Pick<EntryWriter, 'replace'>;
  /** Server milliseconds since 1970. */
  now(): number;
  /** A fresh ULID. */
  newId(): string;
  /** Milliseconds since 1970 after which nothing is tried again. */
  deadline: number;
}

/** The next state of an entry. */
export interface EntryUpdate {
  entry: Entry;
  zoneSettings?: ZoneSettings;
}

/** Entries read at a time: as many as one BatchGetItem takes. */
const PAGE = 100;
/** Entries written at a time. */
const CONCURRENCY = 8;
/** Left for the last page of an invocation, milliseconds. */
const PAGE_TIME = 5_000;

/**
 * Updates every entry of an owner to which a change applies, those in the trash too, each by an ordinary update without
 * a revision: no text is lost. What is done already is not done again, so after a crash, a second delivery or an end of
 * time (`unavailable`) it is simply called again. The newest write comes last in the index that it follows, so an
 * updated entry is not read again.
 * @param change decides by the state alone; undefined where it does not apply, or no longer
 * @throws DomainError `unavailable` where time is short; `defect`, after all others, for entries that cannot be read
 */
export async function updateAllEntries(
  deps: UpdateDeps,
  owner: Owner,
  request: { requestId: string },
  change: (state: EntryState) => EntryUpdate | undefined,
): Promise<void> {
  const update = (id: string, read: EntryState) => {
    let known: EntryState | undefined = read;
    return retryOnConflict({ deadline: deps.deadline, attempts: Infinity }, async () => {
      const state = known ?? (await deps.entries.read(owner, id));
      known = undefined;
      const next = state?.kind === 'entry' ? change(state) : undefined;
      if (state?.kind !== 'entry' || !next) return;
      const context = createWriteContext(deps, request);
      const after = withNextVersion(next.entry, context.now);
      const { zoneSettings = state.zoneSettings } = next;
      const options = { keepRevision: false, zoneSettings };
      await deps.entries.replace(owner, state, after, context, options);
    });
  };

  const until = `${seqTime(deps.now())}~`;
  let from: string | undefined = seqTime(0);
  let unreadable = 0;
  while (from !== undefined) {
    if (deps.now() > deps.deadline - PAGE_TIME) throw unavailable();
    const page = await deps.entries.changed(owner, from, until, PAGE);
    const ids = page.items.map(({ id }) => id);
    const records = [...(await deps.entries.readMany(owner, ids))];
    unreadable += records.filter(([, record]) => record === UNREADABLE).length;
    const failures = await tryEach(records, CONCURRENCY, async ([id, record]) => {
      if (record !== UNREADABLE && record.kind === 'entry') await update(id, record);
    });
    const [failure] = failures;
    if (failure) throw failure.error;
    // Sorts directly behind the last one.
    from = page.last === undefined ? undefined : `${page.items.at(-1)?.seq} `;
  }
  if (unreadable > 0) throw defect('entries that cannot be read were not updated');
}
