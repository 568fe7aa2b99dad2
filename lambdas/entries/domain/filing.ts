/** The category under which an entry is filed. */
export interface Filing {
  category_id: string;
  /** False in the trash, where an entry is not counted. */
  live: boolean;
}

/** A filing before and after; undefined where there is none. */
export interface FilingChange<Before extends Filing = Filing> {
  entryId: string;
  before: Before | undefined;
  after: Filing | undefined;
}

/** True where both are the same filing. */
export const isSameFiling = (a: Filing | undefined, b: Filing | undefined): boolean =>
  a?.category_id === b?.category_id && a?.live === b?.live;

/** The difference that changed filings make to the counts of categories. */
export function countChanges(changes: readonly FilingChange[]) {
  const deltas = new Map<string, { filed: number; entry_count: number }>();
  const add = (filing: Filing | undefined, sign: 1 | -1) => {
    if (!filing) return;
    const { filed, entry_count } = deltas.get(filing.category_id) ?? { filed: 0, entry_count: 0 };
    const counted = filing.live ? sign : 0;
    deltas.set(filing.category_id, { filed: filed + sign, entry_count: entry_count + counted });
  };
  for (const { before, after } of changes) {
    add(before, -1);
    add(after, 1);
  }
  return deltas;
}

/** The categories under which entries are filed that were not before. */
export const newlyFiled = (changes: readonly FilingChange[]): Set<string> =>
  new Set(
    changes.flatMap(({ before, after }) =>
      after && after.category_id !== before?.category_id ? [after.category_id] : [],
    ),
  );
