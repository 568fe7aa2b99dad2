import { searchEntries } from '@reflekt/client';
import { useApi } from '../api.ts';
import { EntryList } from '../components/entry-list.tsx';
import { ProblemAlert, Status } from '../components/notice.tsx';
import { hrefOf } from '../router.ts';
import { useResult } from '../use-result.ts';
import { counted } from '../words.ts';

const PAGE = 20;

/** The entries that a search finds, page by page. */
export function Found({
  text,
  page,
  filters,
}: {
  text: string;
  page: number;
  filters: Record<string, string>;
}) {
  const api = useApi();
  const { tag = '', from = '', to = '' } = filters;
  const query = {
    text,
    page,
    limit: PAGE,
    ...(tag === '' ? {} : { tags: tag }),
    ...(from === '' ? {} : { from_date: from }),
    ...(to === '' ? {} : { to_date: to }),
  };
  const found = useResult(`search ${JSON.stringify(query)}`, (signal) =>
    api.call(searchEntries, { query }, { signal }),
  );
  const total = found.data?.total ?? 0;
  const link = (to: number, words: string) => (
    <a href={hrefOf(['journal'], { text, ...filters, page: String(to) })}>{words}</a>
  );
  return (
    <>
      <ProblemAlert problem={found.problem} retry={found.reload} />
      <Status>
        {found.loading ? 'Searching…' : `${counted(total, 'entry', 'entries')} found`}
      </Status>
      <EntryList entries={found.data?.items ?? []} />
      <p class="actions">
        {page > 1 && link(page - 1, 'Earlier results')}
        {page * PAGE < total && link(page + 1, 'More results')}
      </p>
    </>
  );
}
