import { type Entry, listEntries } from '@reflekt/client';
import { useState } from 'preact/hooks';
import { Editor } from '../components/editor.tsx';
import { EntryList } from '../components/entry-list.tsx';
import { More } from '../components/more.tsx';
import { goTo, hrefOf, type Route } from '../router.ts';
import { usePages } from '../use-pages.ts';
import { dateInWords, today } from '../words.ts';

const PAGE = 20;

/** Write today's entry, and find others. */
export function Journal({ route }: { route: Route }) {
  const [written, setWritten] = useState<Entry>();
  const filters = {
    tag: route.query.get('tag') ?? '',
    from_date: route.query.get('from') ?? '',
    to_date: route.query.get('to') ?? '',
  };
  const isFiltered = Object.values(filters).some((value) => value !== '');
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));
  const query = { ...given, limit: PAGE };
  const list = usePages(`entries ${JSON.stringify(query)} ${written?.id}`, listEntries, { query });
  return (
    <>
      <h1 tabIndex={-1}>{isFiltered ? 'Found' : dateInWords(today())}</h1>
      {!isFiltered && (
        <section aria-labelledby="write">
          <h2 id="write">Write</h2>
          <Editor saved={setWritten} />
        </section>
      )}
      <section aria-labelledby="entries">
        <h2 id="entries">{isFiltered ? 'Entries' : 'Earlier entries'}</h2>
        <Filters key={route.hash} {...filters} />
        <EntryList entries={list.items} />
        <More
          list={list}
          nothing={
            isFiltered ? 'No entry is like that.' : 'Nothing yet. The first entry is the hardest.'
          }
        />
      </section>
    </>
  );
}

function Filters(given: { tag: string; from_date: string; to_date: string }) {
  return (
    <search>
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault();
          const data = new FormData(event.currentTarget);
          const of = (name: string) => String(data.get(name) ?? '').trim();
          goTo(hrefOf(['journal'], { tag: of('tag'), from: of('from'), to: of('to') }));
        }}
      >
        <label class="field">
          <span>Tag</span>
          <input name="tag" dir="auto" defaultValue={given.tag} />
        </label>
        <label class="field">
          <span>From</span>
          <input name="from" type="date" defaultValue={given.from_date} />
        </label>
        <label class="field">
          <span>To</span>
          <input name="to" type="date" defaultValue={given.to_date} />
        </label>
        <button type="submit">Find</button>
        {(given.tag || given.from_date || given.to_date) && (
          <a href={hrefOf(['journal'])}>Show all</a>
        )}
      </form>
    </search>
  );
}
