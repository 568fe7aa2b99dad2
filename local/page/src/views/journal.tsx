import { type Entry, type EntryDraft, listEntries } from '@reflekt/client';
import { useState } from 'preact/hooks';
import { Editor } from '../components/editor.tsx';
import { EntryList } from '../components/entry-list.tsx';
import { More } from '../components/more.tsx';
import { TodaysPrompt } from '../components/prompt.tsx';
import { goTo, hrefOf, type Route } from '../router.ts';
import { usePages } from '../use-pages.ts';
import { dateInWords, today } from '../words.ts';
import { Found } from './found.tsx';

const PAGE = 20;
const FILTERS = ['tag', 'from', 'to'] as const;

/** Write today's entry, and find others. */
export function Journal({ route }: { route: Route }) {
  const [written, setWritten] = useState<Entry>();
  const [preset, setPreset] = useState<EntryDraft>({});
  const text = route.query.get('text') ?? '';
  const given = FILTERS.map((name) => [name, route.query.get(name) ?? ''] as const);
  const filters: Record<string, string> = Object.fromEntries(
    given.filter(([, value]) => value !== ''),
  );
  const isFiltered = text !== '' || Object.keys(filters).length > 0;
  return (
    <>
      <h1 tabIndex={-1}>{isFiltered ? 'Found' : dateInWords(today())}</h1>
      {!isFiltered && (
        <section aria-labelledby="write">
          <h2 id="write">Write</h2>
          <TodaysPrompt
            chosen={preset.prompt_id}
            choose={(id) => setPreset(id === undefined ? {} : { prompt_id: id })}
          />
          <Editor
            preset={preset}
            saved={(entry) => {
              setWritten(entry);
              setPreset({});
            }}
          />
        </section>
      )}
      <section aria-labelledby="entries">
        <h2 id="entries">{isFiltered ? 'Entries' : 'Earlier entries'}</h2>
        <Filters key={route.hash} text={text} filters={filters} />
        {text === '' ? (
          <Listed key={written?.id} filters={filters} />
        ) : (
          <Found text={text} filters={filters} page={Number(route.query.get('page')) || 1} />
        )}
      </section>
    </>
  );
}

function Listed({ filters }: { filters: Record<string, string> }) {
  const { tag, from, to } = filters;
  const query = {
    limit: PAGE,
    ...(tag === undefined ? {} : { tag }),
    ...(from === undefined ? {} : { from_date: from }),
    ...(to === undefined ? {} : { to_date: to }),
  };
  const list = usePages(`entries ${JSON.stringify(query)}`, listEntries, { query });
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <>
      <EntryList entries={list.items} />
      <More
        list={list}
        nothing={
          isFiltered ? 'No entry is like that.' : 'Nothing yet. The first entry is the hardest.'
        }
      />
    </>
  );
}

function Filters({ text, filters }: { text: string; filters: Record<string, string> }) {
  return (
    <search>
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault();
          const data = new FormData(event.currentTarget);
          const of = (name: string) => String(data.get(name) ?? '').trim();
          const { tag, from, to } = { tag: of('tag'), from: of('from'), to: of('to') };
          goTo(hrefOf(['journal'], { text: of('text'), tag, from, to }));
        }}
      >
        <label class="field wide">
          <span>Words</span>
          <input
            name="text"
            type="search"
            dir="auto"
            defaultValue={text}
            aria-describedby="search-help"
          />
        </label>
        <label class="field">
          <span>Tag</span>
          <input name="tag" dir="auto" defaultValue={filters.tag ?? ''} />
        </label>
        <label class="field">
          <span>From</span>
          <input name="from" type="date" defaultValue={filters.from ?? ''} />
        </label>
        <label class="field">
          <span>To</span>
          <input name="to" type="date" defaultValue={filters.to ?? ''} />
        </label>
        <button type="submit">Find</button>
        {(text !== '' || Object.keys(filters).length > 0) && (
          <a href={hrefOf(['journal'])}>Show all</a>
        )}
      </form>
      <p id="search-help" class="quiet">
        Also “a phrase”, begin*, -without, one OR other, mood:&gt;=4, before:2024.
      </p>
    </search>
  );
}
