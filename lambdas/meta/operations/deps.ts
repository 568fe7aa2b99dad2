export interface Deps {
  /** Server milliseconds since 1970. */
  now(): number;
  /** Whether a read of storage comes back within a bounded time. */
  storageAnswers(): Promise<boolean>;
}
