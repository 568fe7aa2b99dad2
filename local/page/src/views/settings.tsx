import {
  type ReadSettingsOutput as Settings,
  type UpdateSettingsInput,
  updateSettings,
} from '@reflekt/client';
import { useState } from 'preact/hooks';
import { useApi } from '../api.ts';
import { ProblemAlert, Status } from '../components/notice.tsx';
import type { Loaded } from '../use-result.ts';

const CONSENT: readonly (readonly [Settings['ai_consent'], string])[] = [
  ['none', 'Nothing is analysed.'],
  ['local', 'Entries are analysed in this system. Nothing leaves it.'],
  [
    'external',
    'Entries may be sent to AI providers, without names and addresses that were recognised.',
  ],
];
const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'sv',
  'tr',
  'ar',
  'he',
  'fa',
  'hi',
  'ja',
  'ko',
  'zh',
];

function languageName(code: string): string {
  try {
    return new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  } catch {
    // A tag that the API takes and the browser does not know.
    return code;
  }
}

/** Settings, each saved as soon as it is changed. */
export function SettingsView({
  settings,
  signOut,
}: {
  settings: Loaded<Settings>;
  signOut: () => void;
}) {
  const api = useApi();
  const [state, setState] = useState('');
  const [problem, setProblem] = useState<Loaded<Settings>['problem']>();
  const { data } = settings;

  async function change(body: UpdateSettingsInput['body']) {
    setState('Saving…');
    const result = await api.call(updateSettings, { body });
    setProblem(result.ok ? undefined : result.problem);
    setState(result.ok ? 'Saved.' : '');
    if (result.ok) settings.set(result.data);
  }

  return (
    <>
      <h1 tabIndex={-1}>Settings</h1>
      <ProblemAlert problem={settings.problem} retry={settings.reload} />
      <ProblemAlert problem={problem} />
      {data === undefined ? (
        settings.loading && <Status>Reading…</Status>
      ) : (
        <form class="settings" onSubmit={(event) => event.preventDefault()}>
          <fieldset>
            <legend>Who may read your entries to help you reflect</legend>
            {CONSENT.map(([value, words]) => (
              <label key={value} class="choice">
                <input
                  type="radio"
                  name="ai_consent"
                  checked={data.ai_consent === value}
                  onChange={() => void change({ ai_consent: value })}
                />
                <span>{words}</span>
              </label>
            ))}
          </fieldset>
          <label class="field">
            <span>Appearance</span>
            <select
              value={data.theme}
              onChange={({ currentTarget }) =>
                void change({ theme: currentTarget.value as Settings['theme'] })
              }
            >
              <option value="system">As the system</option>
              <option value="light">Light</option>
              <option value="dark">Dark</option>
            </select>
          </label>
          <label class="field">
            <span>Language you write in</span>
            <select
              value={data.language}
              onChange={({ currentTarget }) => void change({ language: currentTarget.value })}
            >
              {[...new Set([...LANGUAGES, data.language])].map((code) => (
                <option key={code} value={code} lang={code}>
                  {languageName(code)}
                </option>
              ))}
            </select>
          </label>
          <label class="field">
            <span>Time zone</span>
            <select
              value={data.time_zone ?? ''}
              onChange={({ currentTarget }) =>
                void change({ time_zone: currentTarget.value || null })
              }
            >
              <option value="">As each entry says</option>
              {zonesWith(data.time_zone).map((zone) => (
                <option key={zone}>{zone}</option>
              ))}
            </select>
          </label>
          <label class="field">
            <span>Days of rest in a week that do not end a streak</span>
            <select
              value={String(data.streak_rest_days)}
              onChange={({ currentTarget }) =>
                void change({ streak_rest_days: Number(currentTarget.value) })
              }
            >
              <option>0</option>
              <option>1</option>
              <option>2</option>
            </select>
          </label>
          <Status>{state}</Status>
        </form>
      )}
      <button type="button" onClick={signOut}>
        Sign out
      </button>
    </>
  );
}

const zonesWith = (zone: string | null): string[] =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), ...(zone === null ? [] : [zone])])].sort();
