import type { Problem, Result } from '@reflekt/client';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

/** The state of something that is read from the API. */
export interface Loaded<T> {
  /** The newest data; kept while it is read again. */
  data: T | undefined;
  problem: Problem | undefined;
  loading: boolean;
  reload(): void;
  /** Shows this from now on, for example what a change has answered. */
  set(data: T): void;
}

/**
 * Reads from the API when the page is shown and when `key` changes.
 * @param key names what is read
 */
export function useResult<T>(
  key: string,
  read: (signal: AbortSignal) => Promise<Result<T>>,
): Loaded<T> {
  const [state, setState] = useState<Omit<Loaded<T>, 'reload' | 'set'> & { key: string }>({
    key,
    data: undefined,
    problem: undefined,
    loading: true,
  });
  const [turn, setTurn] = useState(0);
  const latest = useRef(read);
  latest.current = read;
  useEffect(() => {
    const controller = new AbortController();
    setState((before) => ({
      key,
      data: before.key === key ? before.data : undefined,
      problem: undefined,
      loading: true,
    }));
    latest.current(controller.signal).then(
      (result) => {
        if (controller.signal.aborted) return;
        setState((before) => ({
          key,
          data: result.ok ? result.data : before.data,
          problem: result.ok ? undefined : result.problem,
          loading: false,
        }));
      },
      () => undefined,
    );
    return () => controller.abort(new Error('no longer shown'));
  }, [key, turn]);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  const set = useCallback(
    (data: T) => setState({ key, data, problem: undefined, loading: false }),
    [key],
  );
  // Until the effect has run, the state is still about what was shown before.
  const current =
    state.key === key ? state : { data: undefined, problem: undefined, loading: true };
  return { ...current, reload, set };
}
