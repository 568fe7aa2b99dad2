import type { allTables } from '../tables/all.ts';
import { categoriesStream } from './categories.ts';
import { entriesStream } from './entries.ts';
import { insightsStream } from './insights.ts';
import { settingsStream } from './settings.ts';
import type { TableStream } from './stream.ts';

export * from './categories.ts';
export * from './entries.ts';
export * from './insights.ts';
export * from './settings.ts';
export * from './stream.ts';

type StreamedTable = Extract<(typeof allTables)[number], { stream: true }>['name'];

/** The streams of all tables that have one. A streamed table without an entry here does not compile. */
export const streams: { readonly [Name in StreamedTable]: TableStream } = {
  Categories: categoriesStream,
  Entries: entriesStream,
  Insights: insightsStream,
  Settings: settingsStream,
};

/** The streams of all tables, as a list. */
export const allStreams: readonly TableStream[] = Object.values(streams);
