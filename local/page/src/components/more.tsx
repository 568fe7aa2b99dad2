import type { LoadedPages } from '../use-pages.ts';
import { ProblemAlert, Status } from './notice.tsx';

/** The end of a list: what went wrong, more to read, or a word that there is nothing. */
export function More<T>({ list, nothing }: { list: LoadedPages<T>; nothing: string }) {
  const { items, hasMore, loading, problem } = list;
  if (problem) return <ProblemAlert problem={problem} retry={list.more} />;
  if (loading) return <Status>Reading…</Status>;
  if (hasMore) {
    return (
      <button type="button" onClick={list.more}>
        Show more
      </button>
    );
  }
  return items.length === 0 ? <p>{nothing}</p> : null;
}
