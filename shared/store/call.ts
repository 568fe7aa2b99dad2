/** Capacity units used by one request or batch, counted from what DynamoDB reports. */
export interface Capacity {
  read: number;
  write: number;
}

/** What one request or batch of work gives the stores: until when they may try, and where they count. */
export interface Call {
  /** Milliseconds since 1970 after which nothing is tried again. */
  readonly deadline: number;
  readonly capacity: Capacity;
}

/** Longest that storage may take of one request, milliseconds: a user who waits longer has gone. */
const STORAGE_BUDGET = 8_000;
/** Kept back from a function's own time limit to answer in. */
const ANSWER_MARGIN = 1_000;

/**
 * @param remainingMs what is left of the function's time limit
 * @param budgetMs longest that storage may take; work that nobody waits for may use all there is
 */
export const startCall = (remainingMs: number, budgetMs = STORAGE_BUDGET): Call => ({
  deadline: Date.now() + Math.max(0, Math.min(budgetMs, remainingMs - ANSWER_MARGIN)),
  capacity: { read: 0, write: 0 },
});
