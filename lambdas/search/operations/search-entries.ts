import type { searchApi } from '@reflekt/shared/api';
import { invalidParameter } from '@reflekt/shared/errors';
import type { Operation } from '@reflekt/shared/http';
import type { Owner } from '@reflekt/shared/tables';
import { MINUTE } from '@reflekt/shared/time';
import { fitPage } from '../domain/excerpt.ts';
import { highlightsOf } from '../domain/match/highlights.ts';
import { findHits, firstParts, prepareSearch, type Search } from '../domain/match/search.ts';
import { parseQuery } from '../domain/query/parse.ts';
import { type Clause, soughtClauses } from '../domain/query/query.ts';
import { stemmerOf } from '../domain/text/stem.ts';
import type { SegmentPart } from '../store/parts.ts';
import type { Deps } from './deps.ts';
import { type OpenIndex, withIndex } from './open-index.ts';
import { pageOfHits, pageOfResults, recordResults, type ShownPage } from './result-pages.ts';

/** Bytes of a page as JSON. */
const PAGE_BYTES = 4 * 1024 * 1024 - 16 * 1024;
/** Clauses of a query. Each costs reads. */
const MAX_CLAUSES = 60;
/** How long the pages of a search stay together. Replaced segments are kept for longer. */
const RESULTS_STAY = 10 * MINUTE;

type SearchQuery = Parameters<
  Operation<typeof searchApi.endpoints.searchEntries, Deps>
>[1]['query'];

/** The clauses of query parameters. */
function parameterClauses(query: SearchQuery): Clause[] {
  const { tags = [], category_id: id, mood, from_date: from, to_date: to, favorite } = query;
  const clauses: Clause[] = tags.map((tag) => ({ kind: 'tag', tag, negated: false }));
  if (id !== undefined) clauses.push({ kind: 'category-id', id, negated: false });
  if (mood !== undefined) clauses.push({ kind: 'mood', label: mood, negated: false });
  if (favorite !== undefined) clauses.push({ kind: 'favorite', value: favorite, negated: false });
  if (from !== undefined || to !== undefined) {
    if (from !== undefined && to !== undefined && from > to) {
      throw invalidParameter('to_date', 'must not be before from_date');
    }
    const dates = { from: from ?? '0001-01-01', to: to ?? '9999-12-31' };
    clauses.push({ kind: 'dates', ...dates, negated: false });
  }
  return clauses;
}

/** An id that no category has. */
const NO_CATEGORY = '';

/** Puts ids in place of names of categories. */
async function withCategoryIds(deps: Deps, owner: Owner, clause: Clause): Promise<Clause> {
  if (clause.kind !== 'category') return clause;
  const id = (await deps.categoryId(owner, clause.name)) ?? NO_CATEGORY;
  return { kind: 'category-id', id, negated: clause.negated };
}

/** The search of a request. @throws DomainError `invalid` for more clauses than it may have */
async function searchOf(deps: Deps, owner: Owner, request: SearchQuery): Promise<Search> {
  const text = (request.text ?? request.q ?? '').trim();
  const parsed = parseQuery(text);
  if (parsed.groups.flat().length > MAX_CLAUSES) {
    throw invalidParameter('text', `must have at most ${MAX_CLAUSES} words and operators`);
  }
  const sought = soughtClauses(parsed).length > 0;
  const groups = [...parsed.groups, ...parameterClauses(request).map((clause) => [clause])];
  const hasWords = groups.flat().some(({ kind }) => kind === 'word');
  const [stem, ready] = await Promise.all([
    hasWords ? deps.language(owner).then(stemmerOf) : String,
    Promise.all(
      groups.map((group) =>
        Promise.all(group.map((clause) => withCategoryIds(deps, owner, clause))),
      ),
    ),
  ]);
  return {
    query: { groups: ready, unsearchable: parsed.unsearchable },
    sort: request.sort_by ?? (sought ? 'relevance' : 'date_desc'),
    stem,
  };
}

/** Loads what the second look of a search needs, and finds the entries that match. */
export async function runSearch(index: OpenIndex, search: Search) {
  const prepared = index.views.map((view) => prepareSearch(view, search));
  const more = index.segments.flatMap(({ id: segment }, i) =>
    (prepared[i]?.parts ?? []).map((part): SegmentPart => ({ segment, ...part })),
  );
  if (more.length > 0) await index.load(more);
  return findHits(index.views, search, prepared);
}

/** GET /entries/search: a page of the entries that match a query. */
export const searchEntries: Operation<typeof searchApi.endpoints.searchEntries, Deps> = async (
  deps,
  { owner, query },
) => {
  const { page, limit } = query;
  const search = await searchOf(deps, owner, query);
  const { query: parsed, sort } = search;
  const key = JSON.stringify([parsed, sort]);
  const hashed = () => deps.db.keyedHash(owner.key, 'search', key);
  const first = (page - 1) * limit;

  let shown: ShownPage | undefined;
  if (page > 1) shown = await pageOfResults(deps, owner, await hashed(), { first, limit }, search);
  shown ??= await withIndex(
    deps,
    owner,
    (directory) => firstParts(directory, search),
    async (index) => {
      const hits = await runSearch(index, search);
      const [found] = await Promise.all([
        pageOfHits(deps, owner, index, hits, { first, limit }, search),
        hits.length > limit
          ? hashed().then((hash) =>
              deps.index.keepResults(owner, hash, recordResults(index, hits), RESULTS_STAY),
            )
          : undefined,
      ]);
      return found;
    },
  );
  const items = shown.items.map(({ entry, score }) => ({
    ...entry,
    score,
    highlights: highlightsOf(entry, parsed, search.stem),
  }));
  return { items: fitPage(items, PAGE_BYTES), page, limit, total: shown.total };
};
