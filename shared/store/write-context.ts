/** What every write of a request has in common. */
export interface WriteContext {
  requestId: string;
  /** Server milliseconds. */
  now: number;
  /** A ULID of this write alone. */
  writeId: string;
}

export const createWriteContext = (
  deps: { now(): number; newId(): string },
  request: { requestId: string },
): WriteContext => ({ requestId: request.requestId, now: deps.now(), writeId: deps.newId() });
