import { Ulid } from '@reflekt/shared/entities';
import { defect } from '@reflekt/shared/errors';
import {
  type CategoryCount,
  type CategoryReader,
  type Database,
  defineStoredSchema,
  StoredCategoryCount,
  UNREADABLE,
  type Write,
} from '@reflekt/shared/store';
import {
  categoriesTable,
  categoryCountKey,
  categoryKey,
  entityId,
  filingKey,
  type Item,
  type Owner,
} from '@reflekt/shared/tables';
import * as v from 'valibot';
import { countChanges, type Filing, type FilingChange, newlyFiled } from '../domain/filing.ts';

const FilingMembers = v.object({ category_id: Ulid, live: v.boolean(), revision: Ulid });

/** The filing of an entry: the category under which it is counted now. Absent for an entry without one. */
const StoredFiling = defineStoredSchema(categoriesTable, 'filing', FilingMembers);

/** A filing as stored, with the ULID of its last write. */
export type FilingRecord = Filing & { revision: string };

/** The filings of entries, and the counts of categories that follow from them. */
export type FilingStore = ReturnType<typeof createFilingStore>;

/** Creates the reads and writes of filings. Reads are consistent. */
export function createFilingStore(db: Database, categories: CategoryReader, newId: () => string) {
  const parse = (item: Item): FilingRecord => StoredFiling.require(item);
  const condition = (stored: { revision: string } | undefined) =>
    stored === undefined ? { absent: true as const } : { equals: { revision: stored.revision } };

  async function countsOf(owner: Owner, ids: readonly string[]) {
    const found = new Map<string, CategoryCount>();
    for (const [id, count] of await categories.counts(owner, ids)) {
      if (count === UNREADABLE) throw defect('the count of a category cannot be read');
      found.set(id, count);
    }
    return found;
  }

  return {
    /** The filings of several entries by id. */
    async read(owner: Owner, entryIds: readonly string[]): Promise<Map<string, FilingRecord>> {
      const items = await db.getMany(
        categoriesTable,
        entryIds.map((id) => filingKey(owner, id)),
      );
      return new Map(items.map((item) => [entityId(item.tenant_id), parse(item)]));
    },

    /** Ids of the entries that are filed under a category, page by page. */
    async *filedUnder(owner: Owner, categoryId: string): AsyncGenerator<string[]> {
      let after: Item | undefined;
      do {
        const page = await db.query({
          table: categoriesTable,
          partition: filingKey(owner, '').id,
          after,
          consistent: true,
        });
        yield page.items
          .filter((item) => parse(item).category_id === categoryId)
          .map((item) => entityId(item.tenant_id));
        after = page.last;
      } while (after !== undefined);
    },

    /**
     * Writes changed filings, together with the counts that follow from them.
     * @param versions of the categories that the owner has now
     * @throws WriteConflict when a filing, a count or a category changed since it was read
     */
    async commit(
      owner: Owner,
      changes: readonly FilingChange<FilingRecord>[],
      versions: ReadonlyMap<string, number>,
    ): Promise<void> {
      const revision = newId();
      const table = categoriesTable;
      const writes: Write[] = changes.map(({ entryId, before, after }) => {
        const key = filingKey(owner, entryId);
        const when = condition(before);
        return after === undefined
          ? { remove: key, table, when }
          : { put: StoredFiling.encode({ ...key, ...after, revision }), table, when };
      });
      const deltas = countChanges(changes);
      const counts = await countsOf(owner, [...deltas.keys()]);
      for (const [categoryId, delta] of deltas) {
        const before = counts.get(categoryId);
        const key = categoryCountKey(owner, categoryId);
        const filed = (before?.filed ?? 0) + delta.filed;
        const entry_count = (before?.entry_count ?? 0) + delta.entry_count;
        const when = condition(before);
        const put = { ...key, filed, entry_count, revision };
        if (filed > 0) writes.push({ put: StoredCategoryCount.encode(put), table, when });
        else writes.push({ remove: key, table, when });
      }
      for (const categoryId of newlyFiled(changes)) {
        const when = { equals: { version: versions.get(categoryId) ?? null } };
        writes.push({ check: categoryKey(owner, categoryId), table, when });
      }
      await db.write(writes);
    },
  };
}
