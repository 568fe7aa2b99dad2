import type { Database } from '@reflekt/shared/store';
import type { CategoryStore } from '../store/categories.ts';

/** The dependencies of the operations, for one request. */
export interface Deps {
  db: Database;
  categories: CategoryStore;
  /** Server milliseconds since 1970. */
  now(): number;
  /** A fresh ULID. */
  newId(): string;
  /** Milliseconds since 1970 after which nothing is tried again. */
  deadline: number;
}
