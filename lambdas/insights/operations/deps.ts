import type { EntryReader, InsightReader, SettingsRecord } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import type { InsightWriter } from '../store/insight-writer.ts';

/** The dependencies of the operations, for one request. */
export interface Deps {
  entries: Pick<EntryReader, 'read' | 'readMany'>;
  insights: InsightReader & Pick<InsightWriter, 'request'>;
  settingsOf(owner: Owner): Promise<SettingsRecord>;
  /** Server milliseconds since 1970. */
  now(): number;
  /** A fresh ULID. */
  newId(): string;
}
