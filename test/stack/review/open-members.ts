import { allTables, openMembers } from '@reflekt/shared/tables';
import { GENERATED } from './lines.ts';

/**
 * The members that stand unsealed at rest, a table a line: keys, what indexes project, and what the spec opens. Stored
 * items carry both kinds: a sealed member that opens is still read, an open one must never be sealed later.
 */
export const renderOpenMembers = (): string =>
  [
    `${GENERATED}\n`,
    ...allTables.map((table) => `${table.name}: ${[...openMembers(table)].sort().join(' ')}`),
    '',
  ].join('\n');
