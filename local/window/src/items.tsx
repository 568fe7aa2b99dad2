import { useState } from 'preact/hooks';
import { ask, Refused } from './connection.ts';
import { Locked } from './live.tsx';

interface TableItems {
  table: string;
  items: Record<string, unknown>[];
}

/** The items of an owner in all tables, opened as the break-glass role opens them. */
export function Items() {
  const [found, setFound] = useState<readonly TableItems[]>();
  const [state, setState] = useState('');
  const [isLocked, setIsLocked] = useState(false);

  async function read(form: HTMLFormElement) {
    const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
    const query = new URLSearchParams(fields);
    setState('Reading and opening…');
    try {
      setFound(await (await ask(`items?${query}`)).json());
      setState('');
    } catch (error) {
      if (error instanceof Refused) setIsLocked(true);
      setState(error instanceof Error ? error.message : String(error));
    }
  }

  if (isLocked) return <Locked />;
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void read(event.currentTarget);
        }}
      >
        <label>
          Tenant <input name="tenant" defaultValue="default" required />
        </label>{' '}
        <label>
          User <input name="user" defaultValue="demo" required />
        </label>{' '}
        <button type="submit">Open</button>
      </form>
      <p role="status">
        {state || (found?.length === 0 ? 'Nothing is stored of this owner.' : '')}
      </p>
      {found?.map(({ table, items }) => (
        <section key={table} aria-label={table}>
          <h2>
            {table} <span class="quiet">{items.length}</span>
          </h2>
          {items.map((item, n) => (
            <details key={n}>
              <summary>{summaryOf(item)}</summary>
              <pre>{JSON.stringify(item, undefined, 2)}</pre>
            </details>
          ))}
        </section>
      ))}
    </>
  );
}

/** The keys of an item: the members whose names all tables use for them, as far as they are there. */
function summaryOf(item: Record<string, unknown>): string {
  const strings = Object.entries(item).filter(([, value]) => typeof value === 'string');
  return strings
    .slice(0, 3)
    .map(([name, value]) => `${name} ${String(value).slice(0, 60)}`)
    .join(' · ');
}
