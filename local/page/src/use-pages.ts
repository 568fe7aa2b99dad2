import {
  type Endpoint,
  type Input,
  type ItemOf,
  type Problem,
  ProblemError,
  pages,
} from '@reflekt/client';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { useApi } from './api.ts';

/** A list that is read further as the person asks for more. */
export interface LoadedPages<T> {
  items: readonly T[];
  /** True until the last page has come. */
  hasMore: boolean;
  loading: boolean;
  problem: Problem | undefined;
  more(): void;
  reload(): void;
}

/**
 * Reads a list, the first page at once.
 * @param key names what is read
 */
export function usePages<I extends Input & { query?: { cursor?: string } }, O>(
  key: string,
  endpoint: Endpoint<I, O>,
  input: I,
): LoadedPages<ItemOf<O>> {
  const api = useApi();
  const [state, setState] = useState({
    key,
    items: [] as readonly ItemOf<O>[],
    hasMore: true,
    loading: true,
    problem: undefined as Problem | undefined,
  });
  const [turn, setTurn] = useState(0);
  const reader = useRef<(() => Promise<void>) | undefined>(undefined);
  const request = useRef(input);
  request.current = input;

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let source = pages(api, endpoint, request.current, { signal });
    let found: readonly ItemOf<O>[] = [];
    const empty = { key, items: found, hasMore: true, loading: true, problem: undefined };
    setState((before) => (before.key === key ? { ...before, loading: true } : empty));
    reader.current = async () => {
      setState((before) => ({ ...before, loading: true, problem: undefined }));
      try {
        // Pages may be empty; a person asked for something to read.
        for (let read = 0; read < 20; read++) {
          const { value, done } = await source.next();
          if (done) return setState((before) => ({ ...before, hasMore: false, loading: false }));
          const { data, nextCursor } = value;
          const list = Array.isArray(data)
            ? data
            : Object.values(data as object).find(Array.isArray);
          found = [...found, ...((list ?? []) as ItemOf<O>[])];
          const hasMore = nextCursor !== undefined;
          setState({ key, items: found, hasMore, loading: false, problem: undefined });
          if ((list ?? []).length > 0 || !hasMore) return;
        }
      } catch (error) {
        if (!(error instanceof ProblemError)) return;
        const { problem } = error;
        setState((before) => ({ ...before, loading: false, problem }));
        // A generator that has thrown is at its end: the next attempt begins anew.
        source = pages(api, endpoint, request.current, { signal });
        found = [];
      }
    };
    void reader.current();
    return () => controller.abort(new Error('no longer shown'));
  }, [key, turn]);

  const more = useCallback(() => void reader.current?.(), []);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  return { ...state, more, reload };
}
