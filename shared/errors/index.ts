/** One place in a request that was understood but is not acceptable; `detail` is our own sentence, never the writer's text. */
export interface InputProblem {
  /** JSON pointer into the body, or the name of a query parameter or header. */
  at: { pointer: string } | { parameter: string };
  detail: string;
}

/**
 * The closed set of errors that an operation may end in. They know no HTTP: `http/problem.ts` maps them to statuses,
 * `consumer/` decides between retry and drop. Details are our own sentences and safe to log.
 */
export type ErrorDetails =
  | { code: 'malformed'; detail: string }
  | { code: 'start-again'; detail: string }
  | { code: 'unauthorized'; detail: string }
  | { code: 'not-found'; detail: string }
  | { code: 'conflict'; detail: string; transient: boolean }
  | { code: 'stale'; detail: string }
  | { code: 'too-large'; detail: string }
  | { code: 'unsupported-media-type'; detail: string }
  | { code: 'invalid'; detail: string; problems: readonly InputProblem[] }
  | { code: 'unavailable'; detail: string }
  | { code: 'insight-pending'; detail: string }
  | { code: 'owner-erased'; detail: string }
  | { code: 'defect'; detail: string };

export type ErrorCode = ErrorDetails['code'];

/** Thrown by operations and stores. `cause` may carry the original error for the debugger and is never logged whole. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly details: ErrorDetails;

  constructor(details: ErrorDetails, cause?: unknown) {
    super(`${details.code}: ${details.detail}`, { cause });
    this.details = details;
  }
}

/**
 * The details of an error that an operation may end in, told by its data: a lazily loaded part of a bundle has its own
 * copy of the class, so `instanceof` would miss it.
 * @returns undefined for any other error
 */
export function domainErrorOf(error: unknown): ErrorDetails | undefined {
  if (!(error instanceof Error) || error.name !== 'DomainError') return undefined;
  return (error as DomainError).details;
}

/** The error to log for another: what a DomainError was made from, where it says so. */
export const causeOf = (error: unknown): unknown =>
  domainErrorOf(error) ? ((error as DomainError).cause ?? error) : error;

/** Absent and somebody else's are the same answer, so no caller can tell which it was. */
export const notFound = () =>
  new DomainError({ code: 'not-found', detail: 'There is nothing here.' });

export const malformed = (detail: string) => new DomainError({ code: 'malformed', detail });

export const stale = () =>
  new DomainError({
    code: 'stale',
    detail: 'The version named by If-Match is not the current one.',
  });

/** A rule of the domain refuses the change as things stand; asking again changes nothing. */
export const conflict = (detail: string) =>
  new DomainError({ code: 'conflict', detail, transient: false });

/** Others changed the same thing too often while we tried; asking again may succeed. */
export const contended = () =>
  new DomainError({
    code: 'conflict',
    detail: 'The item was changed by others at the same time; nothing was written.',
    transient: true,
  });

export const invalid = (...problems: readonly InputProblem[]) =>
  new DomainError({
    code: 'invalid',
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
    { code: 'unavailable', detail: 'A service this depends on did not answer in time.' },
    cause,
  );

/** The owner's keys are being erased: nothing of theirs can be read or written any more. */
export const ownerErased = () =>
  new DomainError({ code: 'owner-erased', detail: 'This account is being erased.' });

/** Stored data or wiring is not what the code was built for: never the caller's fault. */
export const defect = (detail: string, cause?: unknown) =>
  new DomainError({ code: 'defect', detail }, cause);

/** For the default branch of a switch over a closed union. */
export function unreachable(value: never): never {
  throw new Error(`a case of a closed union was not handled: ${typeof value}`);
}
