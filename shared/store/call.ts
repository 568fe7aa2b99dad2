/** Capacity units used by one request or batch, as DynamoDB reports them. */
export interface Capacity {
  read: number;
  write: number;
}

/** The context of one request or batch for the stores: the end of their retries, and a counter of capacity. */
export interface Call {
  /** Milliseconds since 1970 after which nothing is tried again. */
  readonly deadline: number;
  readonly capacity: Capacity;
}

/** The longest time that storage may take of one request, milliseconds: a user does not wait longer. */
const STORAGE_BUDGET = 8_000;
/** Milliseconds of the function's timeout that are left for the response. */
const ANSWER_MARGIN = 1_000;

/**
 * Starts the context of a request or batch.
 * @param remainingMs the rest of the function's timeout
 * @param budgetMs the longest time that storage may take; infinite for work without a waiting user
 */
export const startCall = (remainingMs: number, budgetMs = STORAGE_BUDGET): Call => ({
  deadline: Date.now() + Math.max(0, Math.min(budgetMs, remainingMs - ANSWER_MARGIN)),
  capacity: { read: 0, write: 0 },
});
