import { readSettings } from '@reflekt/client';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ApiProvider, createApi, useApi } from './api.ts';
import { hrefOf, type Route, useRoute } from './router.ts';
import { currentToken, forgetToken, keepToken } from './session.ts';
import { useResult } from './use-result.ts';
import { EntryView } from './views/entry.tsx';
import { History } from './views/history.tsx';
import { Journal } from './views/journal.tsx';
import { Progress } from './views/progress.tsx';
import { SettingsView } from './views/settings.tsx';
import { SignIn } from './views/sign-in.tsx';
import { Trash } from './views/trash.tsx';
import { Year } from './views/year.tsx';

const VIEWS = [
  ['journal', 'Journal'],
  ['year', 'Year'],
  ['progress', 'Progress'],
  ['trash', 'Trash'],
  ['settings', 'Settings'],
] as const;
const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur', 'yi', 'ps', 'dv'];

/** The whole page: signing in, or the journal of who has signed in. */
export function App() {
  const [token, setToken] = useState(currentToken);
  const [wasRefused, setWasRefused] = useState(false);
  const signOut = (refused: boolean) => {
    forgetToken();
    setWasRefused(refused);
    setToken(undefined);
  };
  const api = useMemo(
    () => (token === undefined ? undefined : createApi(token, () => signOut(true))),
    [token],
  );
  if (api === undefined) {
    const signIn = (given: string) => {
      keepToken(given);
      setWasRefused(false);
      setToken(given);
    };
    return (
      <main id="main">
        <SignIn signIn={signIn} wasRefused={wasRefused} />
      </main>
    );
  }
  return (
    <ApiProvider value={api}>
      <Journals key={api.user} signOut={() => signOut(false)} />
    </ApiProvider>
  );
}

function Journals({ signOut }: { signOut: () => void }) {
  const api = useApi();
  const route = useRoute();
  const settings = useResult('settings', (signal) => api.call(readSettings, {}, { signal }));
  const { theme = 'system', language } = settings.data ?? {};
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    const isRightToLeft = RIGHT_TO_LEFT.includes((language ?? '').split('-')[0] ?? '');
    document.documentElement.dir = isRightToLeft ? 'rtl' : 'ltr';
  }, [theme, language]);
  const place = useFocusOnChange(route);
  const view = route.parts[0] ?? 'journal';
  return (
    <>
      <button
        type="button"
        class="skip"
        onClick={() => place.current?.querySelector<HTMLElement>('h1')?.focus()}
      >
        To the content
      </button>
      <header>
        <p class="brand">Reflekt</p>
        <nav aria-label="Journal">
          <ul>
            {VIEWS.map(([name, title]) => (
              <li key={name}>
                <a href={hrefOf([name])} aria-current={view === name ? 'page' : undefined}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main id="main" ref={place}>
        <View route={route} settings={settings} signOut={signOut} />
      </main>
    </>
  );
}

function View({
  route,
  settings,
  signOut,
}: {
  route: Route;
  settings: Parameters<typeof SettingsView>[0]['settings'];
  signOut: () => void;
}) {
  const [view = 'journal', id = '', part] = route.parts;
  switch (view) {
    case 'journal':
      return <Journal route={route} />;
    case 'entry':
      return part === 'history' ? <History key={id} id={id} /> : <EntryView key={id} id={id} />;
    case 'year':
      return <Year route={route} />;
    case 'progress':
      return <Progress />;
    case 'trash':
      return <Trash />;
    case 'settings':
      return <SettingsView settings={settings} signOut={signOut} />;
    default:
      return (
        <>
          <h1 tabIndex={-1}>Not here</h1>
          <p>
            There is no such page. <a href={hrefOf(['journal'])}>To the journal</a>
          </p>
        </>
      );
  }
}

/** Moves the focus to the heading after a change of view, so that a screen reader begins there. */
function useFocusOnChange(route: Route) {
  const place = useRef<HTMLElement>(null);
  const last = useRef(route.hash);
  useEffect(() => {
    if (last.current === route.hash) return;
    last.current = route.hash;
    const heading = place.current?.querySelector<HTMLElement>('h1');
    heading?.focus();
    document.title = `${heading?.textContent ?? 'Journal'} · Reflekt`;
    scrollTo(0, 0);
  }, [route.hash]);
  return place;
}
