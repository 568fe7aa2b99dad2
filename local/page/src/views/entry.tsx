import {
  deleteEntry,
  type Entry,
  type Problem,
  readEntry,
  readInsight,
  requestInsight,
  updateEntry,
} from '@reflekt/client';
import { useEffect, useState } from 'preact/hooks';
import { useApi } from '../api.ts';
import { Editor } from '../components/editor.tsx';
import { InsightView } from '../components/insight.tsx';
import { Markdown } from '../components/markdown.tsx';
import { MoodMark } from '../components/mood.tsx';
import { ProblemAlert, Status } from '../components/notice.tsx';
import { readDraft } from '../drafts.ts';
import { goTo, hrefOf } from '../router.ts';
import { useResult } from '../use-result.ts';
import { counted, dateInWords, timeInWords } from '../words.ts';

/** One entry: read it, change it, and what was understood of it. */
export function EntryView({ id }: { id: string }) {
  const api = useApi();
  const params = { id };
  const entry = useResult(`entry ${id}`, (signal) => api.call(readEntry, { params }, { signal }));
  if (entry.data === undefined) {
    return (
      <>
        <h1 tabIndex={-1}>Entry</h1>
        <ProblemAlert problem={entry.problem} retry={entry.reload} />
        {entry.loading && <Status>Reading…</Status>}
      </>
    );
  }
  return <Shown key={id} entry={entry.data} show={entry.set} reload={entry.reload} />;
}

interface ShownProps {
  entry: Entry;
  show: (entry: Entry) => void;
  reload: () => void;
}

function Shown({ entry, show, reload }: ShownProps) {
  const api = useApi();
  const { id, version } = entry;
  const [editing, setEditing] = useState(() => readDraft(api.user, id) !== undefined);
  const [problem, setProblem] = useState<Problem>();
  const params = { id };

  async function remove() {
    const result = await api.call(deleteEntry, { params, ifMatch: version });
    if (result.ok) goTo(hrefOf(['trash']));
    else setProblem(result.problem);
  }
  async function keep(favorite: boolean) {
    const result = await api.call(updateEntry, { params, body: { favorite } });
    if (result.ok) show(result.data);
    else setProblem(result.problem);
  }

  return (
    <article class="entry">
      <h1 tabIndex={-1} dir="auto">
        {entry.title || dateInWords(entry.entry_date)}
      </h1>
      <p class="quiet">
        <time dateTime={entry.created_at}>
          {dateInWords(entry.entry_date)}, {timeInWords(entry.created_at, entry.time_zone)}
        </time>
        {' · '}
        {counted(entry.word_count, 'word', 'words')}{' '}
        <MoodMark label={entry.mood} score={entry.mood_score} />
      </p>
      {editing ? (
        <Editor
          key={version}
          entry={entry}
          saved={(changed) => {
            show(changed);
            setEditing(false);
          }}
        >
          <button type="button" onClick={() => setEditing(false)}>
            Close
          </button>
        </Editor>
      ) : (
        <Markdown text={entry.content} />
      )}
      {entry.tags.length > 0 && !editing && (
        <ul class="tags" aria-label="Tags">
          {entry.tags.map((tag) => (
            <li key={tag} dir="auto">
              <a href={hrefOf(['journal'], { tag })}>{tag}</a>
            </li>
          ))}
        </ul>
      )}
      <ProblemAlert problem={problem} retry={problem?.code === 'stale' ? reload : undefined} />
      {!editing && (
        <div class="actions">
          <button type="button" class="primary" onClick={() => setEditing(true)}>
            Change
          </button>
          <button
            type="button"
            aria-pressed={entry.favorite}
            onClick={() => void keep(!entry.favorite)}
          >
            Favourite
          </button>
          <a href={hrefOf(['entry', id, 'history'])}>History</a>
          <button type="button" onClick={() => void remove()}>
            Into the trash
          </button>
        </div>
      )}
      <Insight id={id} version={version} />
    </article>
  );
}

/** The longest time that an insight is waited for, in questions. */
const MOST_QUESTIONS = 30;

function Insight({ id, version }: { id: string; version: number }) {
  const api = useApi();
  const params = { id };
  const [questions, setQuestions] = useState(0);
  const [problem, setProblem] = useState<Problem>();
  const insight = useResult(`insight ${id} ${version}`, (signal) =>
    api.call(readInsight, { params }, { signal }),
  );
  const isPending = insight.problem?.code === 'insight-pending' && questions < MOST_QUESTIONS;
  const seconds = insight.problem?.retryAfter ?? 2;
  const { reload } = insight;
  useEffect(() => {
    if (!isPending) return;
    const timer = setTimeout(() => {
      setQuestions((before) => before + 1);
      reload();
    }, seconds * 1000);
    return () => clearTimeout(timer);
  }, [isPending, questions, seconds, reload]);

  async function ask() {
    const result = await api.call(requestInsight, { params });
    setProblem(result.ok ? undefined : result.problem);
    setQuestions(0);
    reload();
  }

  const none = insight.data === undefined && !insight.loading && !isPending;
  const unexpected = insight.problem && insight.problem.status !== 404 ? insight.problem : problem;
  return (
    <section aria-labelledby="insight">
      <h2 id="insight">What was understood</h2>
      {insight.data && <InsightView insight={insight.data} />}
      {isPending && <Status>An insight is on its way…</Status>}
      {none && !unexpected && <p>{reasonInWords(insight.problem)}</p>}
      <ProblemAlert problem={unexpected} retry={reload} />
      {none && (
        <button type="button" onClick={() => void ask()}>
          Ask for one
        </button>
      )}
    </section>
  );
}

function reasonInWords(problem: Problem | undefined): string {
  if (problem === undefined || problem.code === 'not-found') return 'There is none for this entry.';
  return `${problem.detail}${/[.!?]$/.test(problem.detail) ? '' : '.'}`;
}
