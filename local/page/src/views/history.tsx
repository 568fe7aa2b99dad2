import { listRevisions, type Problem, restoreRevision } from '@reflekt/client';
import { useState } from 'preact/hooks';
import { useApi } from '../api.ts';
import { More } from '../components/more.tsx';
import { ProblemAlert } from '../components/notice.tsx';
import { goTo, hrefOf } from '../router.ts';
import { usePages } from '../use-pages.ts';

/** The earlier states of an entry, and the way back to one. */
export function History({ id }: { id: string }) {
  const api = useApi();
  const list = usePages(`revisions ${id}`, listRevisions, { params: { id }, query: { limit: 10 } });
  const [problem, setProblem] = useState<Problem>();

  async function restore(version: number) {
    const params = { id, version };
    const result = await api.call(restoreRevision, { params });
    if (result.ok) goTo(hrefOf(['entry', id]));
    else setProblem(result.problem);
  }

  return (
    <>
      <h1 tabIndex={-1}>History</h1>
      <p>
        <a href={hrefOf(['entry', id])}>Back to the entry</a>
      </p>
      <ProblemAlert problem={problem} />
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
            <button type="button" onClick={() => void restore(revision.version)}>
              This state again
            </button>
          </li>
        ))}
      </ol>
      <More list={list} nothing="There are no earlier states of this entry." />
    </>
  );
}
