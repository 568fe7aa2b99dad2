import {
  createEntry,
  type Entry,
  type EntryDraft,
  type Problem,
  updateEntry,
} from '@reflekt/client';
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useApi } from '../api.ts';
import { type Draft, type DraftText, forgetDraft, keepDraft, readDraft } from '../drafts.ts';
import { MoodPicker } from './mood.tsx';
import { Alert, ProblemAlert, Status } from './notice.tsx';

const textOf = (entry: Entry | undefined): DraftText => ({
  title: entry?.title ?? '',
  content: entry?.content ?? '',
  tags: entry?.tags.join(', ') ?? '',
  mood: entry?.mood ?? '',
});

const tagsOf = (text: string): string[] =>
  text
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');

/** The members that differ from the entry, so that saving changes nothing else. */
function changesOf(draft: DraftText, entry: Entry | undefined): EntryDraft {
  const before = textOf(entry);
  return {
    ...(draft.title === before.title ? {} : { title: draft.title }),
    ...(draft.content === before.content ? {} : { content: draft.content }),
    ...(draft.tags === before.tags ? {} : { tags: tagsOf(draft.tags) }),
    ...(draft.mood === before.mood ? {} : { mood: draft.mood === '' ? null : draft.mood }),
  };
}

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

interface EditorProps {
  /** The entry to change; absent for a new one. */
  entry?: Entry;
  /** Members that a new entry gets besides. */
  preset?: EntryDraft;
  saved: (entry: Entry) => void;
  /** Shown beside the button to save. */
  children?: ComponentChildren;
}

/** Writes an entry. What is typed is kept in this browser until it is saved, over reloads and lost connections. */
export function Editor({ entry, preset = {}, saved, children }: EditorProps) {
  const api = useApi();
  const place = entry?.id ?? 'new';
  const [kept] = useState(() => readDraft(api.user, place));
  const fresh = (): Draft => ({
    ...textOf(entry),
    ...(entry === undefined ? {} : { version: entry.version }),
    key: crypto.randomUUID(),
  });
  const [draft, setDraft] = useState<Draft>(() => kept ?? fresh());
  const [problem, setProblem] = useState<Problem>();
  const [saving, setSaving] = useState(false);
  const [state, setState] = useState(kept === undefined ? '' : 'What you had typed is here again.');
  const form = useRef<HTMLFormElement>(null);
  const attempted = useRef(kept !== undefined);
  const isStale = problem?.code === 'stale';

  function change(members: Partial<DraftText>) {
    // The same key with other words would be refused.
    const key = attempted.current ? crypto.randomUUID() : draft.key;
    attempted.current = false;
    const next = { ...draft, ...members, key };
    setDraft(next);
    setState(
      keepDraft(api.user, place, next) ? 'Kept in this browser, not saved yet.' : 'Not saved yet.',
    );
  }

  function startAnew() {
    forgetDraft(api.user, place);
    setDraft(fresh());
    setProblem(undefined);
    setState('');
  }

  async function save(options: { overwrite?: boolean } = {}) {
    if (saving) return;
    setSaving(true);
    attempted.current = true;
    setState('Saving…');
    const body = changesOf(draft, entry);
    const result = entry
      ? await api.call(updateEntry, {
          params: { id: entry.id },
          body,
          ...(options.overwrite || draft.version === undefined ? {} : { ifMatch: draft.version }),
        })
      : await api.call(
          createEntry,
          { body: { time_zone: zone(), ...preset, ...body } },
          { idempotencyKey: draft.key },
        );
    setSaving(false);
    if (!result.ok) {
      setProblem(result.problem);
      setState('');
      return;
    }
    forgetDraft(api.user, place);
    setProblem(undefined);
    setState('Saved.');
    attempted.current = false;
    if (!entry) setDraft(fresh());
    saved(result.data);
  }

  return (
    <form
      ref={form}
      class="editor"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
          form.current?.requestSubmit();
      }}
    >
      <label class="field">
        <span>Title</span>
        <input
          dir="auto"
          value={draft.title}
          onInput={({ currentTarget }) => change({ title: currentTarget.value })}
        />
      </label>
      <label class="field">
        <span>Your words</span>
        <textarea
          dir="auto"
          rows={10}
          value={draft.content}
          aria-describedby="editor-help"
          onInput={({ currentTarget }) => change({ content: currentTarget.value })}
        />
      </label>
      <p id="editor-help" class="quiet">
        Markdown is understood. Ctrl and Enter saves.
      </p>
      <div class="fields">
        <MoodPicker value={draft.mood} choose={(mood) => change({ mood })} />
        <label class="field">
          <span>Tags, with commas between</span>
          <input
            dir="auto"
            value={draft.tags}
            onInput={({ currentTarget }) => change({ tags: currentTarget.value })}
          />
        </label>
      </div>
      {isStale ? (
        <Alert>
          <p>
            This entry was changed somewhere else. Save yours over it (the other state stays in its
            history), or drop yours.
          </p>
          <button type="button" onClick={() => void save({ overwrite: true })}>
            Save mine
          </button>
          <button type="button" onClick={startAnew}>
            Drop mine
          </button>
        </Alert>
      ) : (
        <ProblemAlert problem={problem} />
      )}
      <div class="actions">
        <button type="submit" class="primary" disabled={saving}>
          Save
        </button>
        {children}
        <Status>{state}</Status>
      </div>
    </form>
  );
}
