/** The members that all writes of a request share. */
export interface WriteContext {
  requestId: string;
  /** Server milliseconds since 1970. */
  now: number;
  /** A ULID of this write alone. */
  writeId: string;
}

/** Creates the write context of a request. */
export const createWriteContext = (
  deps: { now(): number; newId(): string },
  request: { requestId: string },
): WriteContext => ({ requestId: request.requestId, now: deps.now(), writeId: deps.newId() });
