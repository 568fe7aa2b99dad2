import type { Problem } from '@reflekt/client';
import type { ComponentChildren } from 'preact';
import { wordsOf } from '../words.ts';

/** Something that a person must see and hear at once. */
export function Alert({ children }: { children: ComponentChildren }) {
  return (
    <div class="alert" role="alert">
      {children}
    </div>
  );
}

/** A problem in words, with a way to try again. */
export function ProblemAlert({
  problem,
  retry,
}: {
  problem: Problem | undefined;
  retry?: (() => void) | undefined;
}) {
  if (problem === undefined) return null;
  return (
    <Alert>
      <p>{wordsOf(problem)}</p>
      {retry && (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
    </Alert>
  );
}

/** What has happened, for the eye and for screen readers, without taking the focus. */
export function Status({ children }: { children: ComponentChildren }) {
  return (
    <p class="status" role="status">
      {children}
    </p>
  );
}
