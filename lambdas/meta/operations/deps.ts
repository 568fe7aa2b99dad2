/** The dependencies of the operations, for one request. */
export interface Deps {
  /** Server milliseconds since 1970. */
  now(): number;
  /** True where a read of storage succeeds within a bounded time. */
  storageAnswers(): Promise<boolean>;
}
