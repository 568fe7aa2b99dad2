import { deleteEntry, type Entry, listEntries, type Problem, restoreEntry } from '@reflekt/client';
import { useState } from 'preact/hooks';
import { useApi } from '../api.ts';
import { More } from '../components/more.tsx';
import { ProblemAlert, Status } from '../components/notice.tsx';
import { usePages } from '../use-pages.ts';
import { dateInWords } from '../words.ts';

/** Entries that were thrown away: back with them, or away for good. */
export function Trash() {
  const api = useApi();
  const list = usePages('trash', listEntries, { query: { trashed: true, limit: 20 } });
  const [asked, setAsked] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const [done, setDone] = useState('');

  async function restore({ id, title }: Entry) {
    const result = await api.call(restoreEntry, { params: { id } });
    setProblem(result.ok ? undefined : result.problem);
    if (result.ok) setDone(`“${title || 'The entry'}” is back in the journal.`);
    list.reload();
  }
  async function remove({ id, version }: Entry) {
    const query = { permanent: true };
    const result = await api.call(deleteEntry, { params: { id }, query, ifMatch: version });
    setProblem(result.ok ? undefined : result.problem);
    setAsked(undefined);
    if (result.ok) setDone('The entry is gone for good.');
    list.reload();
  }

  return (
    <>
      <h1 tabIndex={-1}>Trash</h1>
      <p class="quiet">What lies here is deleted for good after 30 days.</p>
      <ProblemAlert problem={problem} />
      <Status>{done}</Status>
      <ol class="entries">
        {list.items.map((entry) => (
          <li key={entry.id}>
            <h2 dir="auto">{entry.title || dateInWords(entry.entry_date)}</h2>
            <p class="quiet">
              <time dateTime={entry.entry_date}>{dateInWords(entry.entry_date, 'medium')}</time>
            </p>
            <div class="actions">
              <button type="button" onClick={() => void restore(entry)}>
                Restore
              </button>
              {asked === entry.id ? (
                <>
                  <button type="button" class="danger" onClick={() => void remove(entry)}>
                    Delete for good: this cannot be undone
                  </button>
                  <button type="button" onClick={() => setAsked(undefined)}>
                    Keep it
                  </button>
                </>
              ) : (
                <button type="button" onClick={() => setAsked(entry.id)}>
                  Delete for good…
                </button>
              )}
            </div>
          </li>
        ))}
      </ol>
      <More list={list} nothing="The trash is empty." />
    </>
  );
}
