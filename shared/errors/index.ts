/** One place in a request that was understood but is not acceptable; `detail` is our own sentence, never the writer's text. */
export interface InputProblem {
  /** JSON pointer into the body, or the name of a query parameter or header. */
  at: { pointer: string } | { parameter: string };
  detail: string;
}

/**
 * The closed set of faults that an operation may end in. They know no HTTP: `http/problem.ts` maps them to
 * statuses, `events/` decides between retry and drop. Messages are ours and safe to log.
 */
export type Fault =
  | { kind: 'malformed'; detail: string }
  | { kind: 'start-again'; detail: string }
  | { kind: 'unauthorized'; detail: string }
  | { kind: 'not-found'; detail: string }
  | { kind: 'conflict'; detail: string; transient: boolean }
  | { kind: 'stale'; detail: string }
  | { kind: 'too-large'; detail: string }
  | { kind: 'unsupported-media-type'; detail: string }
  | { kind: 'invalid'; detail: string; problems: readonly InputProblem[] }
  | { kind: 'unavailable'; detail: string }
  | { kind: 'insight-pending'; detail: string }
  | { kind: 'defect'; detail: string };

/** Thrown by operations and the stores; `cause` may carry the original error for the debugger and is never logged. */
export class DomainError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault, cause?: unknown) {
    super(`${fault.kind}: ${fault.detail}`, { cause });
    this.name = 'DomainError';
    this.fault = fault;
  }
}

/** Absent and somebody else's are the same answer, so no caller can tell which it was. */
export const notFound = () =>
  new DomainError({ kind: 'not-found', detail: 'There is nothing here.' });

export const malformed = (detail: string) => new DomainError({ kind: 'malformed', detail });

export const stale = () =>
  new DomainError({
    kind: 'stale',
    detail: 'The version named by If-Match is not the current one.',
  });

/** A rule of the domain refuses the change as things stand; asking again changes nothing. */
export const conflict = (detail: string) =>
  new DomainError({ kind: 'conflict', detail, transient: false });

/** Others changed the same thing too often while we tried; asking again may succeed. */
export const contended = () =>
  new DomainError({
    kind: 'conflict',
    detail: 'The item was changed by others at the same time; nothing was written.',
    transient: true,
  });

export const invalid = (...problems: readonly InputProblem[]) =>
  new DomainError({
    kind: 'invalid',
    detail: 'The request was understood but is not valid.',
    problems,
  });

/** The one problem of a body member. */
export const invalidMember = (pointer: string, detail: string) =>
  invalid({ at: { pointer }, detail });

/** The one problem of a query parameter or header. */
export const invalidParameter = (parameter: string, detail: string) =>
  invalid({ at: { parameter }, detail });

export const unavailable = (cause?: unknown) =>
  new DomainError(
    { kind: 'unavailable', detail: 'A service this depends on did not answer in time.' },
    cause,
  );

/** Stored data or wiring is not what the code was built for: never the caller's fault. */
export const defect = (detail: string, cause?: unknown) =>
  new DomainError({ kind: 'defect', detail }, cause);

/** For the default branch of a switch over a closed union. */
export function unreachable(value: never): never {
  throw new Error(`a case of a closed union was not handled: ${typeof value}`);
}
