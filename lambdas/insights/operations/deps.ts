import type { AiConsent } from '@reflekt/shared/entities';
import type { EntryReader, InsightReader } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import type { InsightWriter } from '../store/insight-writer.ts';

/** What the operations of this service depend on, for one request. */
export interface Deps {
  entries: Pick<EntryReader, 'read'>;
  insights: InsightReader & Pick<InsightWriter, 'request'>;
  consentOf(owner: Owner): Promise<AiConsent>;
  /** Server milliseconds since 1970. */
  now(): number;
  /** A fresh ULID. */
  newId(): string;
}
