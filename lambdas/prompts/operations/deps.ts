import type { SettingsRecord } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import type { DailyStore } from '../store/daily.ts';
import type { OwnPromptStore } from '../store/own-prompts.ts';

/** The dependencies of the operations, for one request. */
export interface Deps {
  own: OwnPromptStore;
  daily: DailyStore;
  settings(owner: Owner): Promise<SettingsRecord>;
  /** The time zone of the newest entry, or undefined. */
  newestZone(owner: Owner): Promise<string | undefined>;
  /** Keywords of the newest insights. */
  keywords(owner: Owner): Promise<string[]>;
  /** Server milliseconds since 1970. */
  now(): number;
  /** A fresh ULID. */
  newId(): string;
  /** From 0 to 1, without 1. */
  random(): number;
  /** Milliseconds since 1970 after which nothing is tried again. */
  deadline: number;
}
