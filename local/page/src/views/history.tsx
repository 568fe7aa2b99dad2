import { listRevisions } from '@reflekt/client';
import { More } from '../components/more.tsx';
import { hrefOf } from '../router.ts';
import { usePages } from '../use-pages.ts';

/** The earlier states of an entry. */
export function History({ id }: { id: string }) {
  const list = usePages(`revisions ${id}`, listRevisions, { params: { id }, query: { limit: 10 } });
  return (
    <>
      <h1 tabIndex={-1}>History</h1>
      <p>
        <a href={hrefOf(['entry', id])}>Back to the entry</a>
      </p>
      <ol class="entries">
        {list.items.map((revision) => (
          <li key={revision.version}>
            <h2>
              State {revision.version},{' '}
              <time dateTime={revision.updated_at}>
                {new Date(revision.updated_at).toLocaleString(undefined, {
                  dateStyle: 'medium',
                  timeStyle: 'short',
                })}
              </time>
            </h2>
            <h3 dir="auto">{revision.title}</h3>
            <p class="words" dir="auto">
              {revision.content}
            </p>
          </li>
        ))}
      </ol>
      <More list={list} nothing="There are no earlier states of this entry." />
    </>
  );
}
