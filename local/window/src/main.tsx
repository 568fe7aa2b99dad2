import { render } from 'preact';
import { useState } from 'preact/hooks';
import { currentKey } from './connection.ts';
import { Items } from './items.tsx';
import { Live } from './live.tsx';
import { Queues } from './queues.tsx';

const VIEWS = { Live, Queues, Items };

function Window() {
  const [name, setName] = useState<keyof typeof VIEWS>('Live');
  const View = VIEWS[name];
  return (
    <>
      <header>
        <h1>Reflekt, from inside</h1>
        <nav aria-label="Views">
          {(Object.keys(VIEWS) as (keyof typeof VIEWS)[]).map((title) => (
            <button
              key={title}
              type="button"
              aria-current={title === name ? 'page' : undefined}
              onClick={() => setName(title)}
            >
              {title}
            </button>
          ))}
        </nav>
      </header>
      <main>
        <View />
      </main>
    </>
  );
}

currentKey();
const place = document.getElementById('window');
if (place) render(<Window />, place);
