/**
 * One problem of a request that was understood but is not acceptable. `detail` is our own sentence and never quotes
 * input.
 */
export interface InputProblem {
  /** JSON pointer into the body, or the name of a query parameter or header. */
  at: { pointer: string } | { parameter: string };
  detail: string;
}

/**
 * All errors that an operation may end in. They know no HTTP: `http/problem.ts` maps them to statuses, and `consumer/`
 * decides between retry and drop. Details are our own sentences and safe to log.
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
  | { code: 'insight-skipped'; detail: string }
  | { code: 'insight-failed'; detail: string }
  | { code: 'owner-erased'; detail: string }
  | { code: 'defect'; detail: string };

/** The kind of a domain error. */
export type ErrorCode = ErrorDetails['code'];

/**
 * The error of operations and stores. `cause` may carry the original error for a debugger; it is never logged whole.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly details: ErrorDetails;

  constructor(details: ErrorDetails, cause?: unknown) {
    super(`${details.code}: ${details.detail}`, { cause });
    this.details = details;
  }
}

/**
 * The details of a domain error, recognised by its data: a lazily loaded chunk of a bundle has its own copy of the
 * class, so `instanceof` would miss it.
 * @returns undefined for any other error
 */
export function domainErrorOf(error: unknown): ErrorDetails | undefined {
  if (!(error instanceof Error) || error.name !== 'DomainError') return undefined;
  return (error as DomainError).details;
}

/** The error to log for another one: the cause of a DomainError where it has one, else the error itself. */
export const causeOf = (error: unknown): unknown =>
  domainErrorOf(error) ? ((error as DomainError).cause ?? error) : error;

/** Nothing exists under the id. An entity of another owner gives the same error, so a caller cannot tell them apart. */
export const notFound = () =>
  new DomainError({ code: 'not-found', detail: 'There is nothing here.' });

/** The request breaks the syntax of HTTP, JSON or a parameter. */
export const malformed = (detail: string) => new DomainError({ code: 'malformed', detail });

/** The change was not made from the current version. */
export const stale = (detail = 'The version named by If-Match is not the current one.') =>
  new DomainError({ code: 'stale', detail });

/** A rule of the domain refuses the change. Trying again does not help. */
export const conflict = (detail: string) =>
  new DomainError({ code: 'conflict', detail, transient: false });

/** The attempts against other writers are used up. Trying again may succeed. */
export const contended = () =>
  new DomainError({
    code: 'conflict',
    detail: 'The item was changed by others at the same time; nothing was written.',
    transient: true,
  });

const SENTENCES = 3;

/** A problem as a sentence that names the member, for clients that show nothing but the detail. */
function sentenceOf({ at, detail }: InputProblem): string {
  const name = 'pointer' in at ? at.pointer.slice(1).replaceAll('/', '.') : at.parameter;
  const sentence =
    name === '' ? detail.charAt(0).toUpperCase() + detail.slice(1) : `${name} ${detail}`;
  return `${sentence}.`;
}

/** The request has valid syntax, and values that are not acceptable. */
export const invalid = (...problems: readonly InputProblem[]) =>
  new DomainError({
    code: 'invalid',
    detail: problems.slice(0, SENTENCES).map(sentenceOf).join(' '),
    problems,
  });

/** A single problem in a member of the body. */
export const invalidMember = (pointer: string, detail: string) =>
  invalid({ at: { pointer }, detail });

/** A single problem in a query parameter or header. */
export const invalidParameter = (parameter: string, detail: string) =>
  invalid({ at: { parameter }, detail });

/** Storage or another dependency did not answer in time. Trying again may succeed. */
export const unavailable = (cause?: unknown) =>
  new DomainError(
    { code: 'unavailable', detail: 'A service this depends on did not answer in time.' },
    cause,
  );

/** The owner's keys are being erased, so none of the owner's data can be read or written any more. */
export const ownerErased = () =>
  new DomainError({ code: 'owner-erased', detail: 'This account is being erased.' });

/** Stored data or wiring does not match the code. The caller can do nothing about it. */
export const defect = (detail: string, cause?: unknown) =>
  new DomainError({ code: 'defect', detail }, cause);

/** Marks the default branch of a switch over a closed union. Throws when a value gets there all the same. */
export function unreachable(value: never): never {
  throw new Error(`a case of a closed union was not handled: ${typeof value}`);
}
