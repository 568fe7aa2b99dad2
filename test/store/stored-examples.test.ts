import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { storedSchemas, UNREADABLE } from '@reflekt/shared/store';
import { allTables } from '@reflekt/shared/tables';

const ROOT = join(import.meta.dirname, '../..');
const EXAMPLES = join(ROOT, 'shared/store/examples');

/** By kind and version: items as stored, opened. Versions are only ever added, and their examples never change. */
type Examples = Record<string, Record<string, Record<string, unknown>[]>>;

const examples = new Map<string, Examples>(
  readdirSync(EXAMPLES).map((file) => [
    file.replace(/\.json$/, ''),
    JSON.parse(readFileSync(join(EXAMPLES, file), 'utf8')),
  ]),
);

beforeAll(async () => {
  // Imports every module that can define a stored schema.
  for (const file of globSync(['shared/store/**/*.ts', 'lambdas/*/store/**/*.ts'], { cwd: ROOT })) {
    if (!/\.test\.ts$|\/testing\//.test(file)) await import(join(ROOT, file));
  }
});

test('every kind of stored item has examples of each of its versions', () => {
  const missing = storedSchemas().flatMap(({ table, kind, version }) =>
    Array.from({ length: version }, (_, i) => i + 1)
      .filter((one) => (examples.get(table.name)?.[kind]?.[one] ?? []).length === 0)
      .map((one) => `${table.name} ${kind} ${one}: add one to shared/store/examples/`),
  );
  expect(missing).toEqual([]);
});

test('every table but Keys, whose rows have a format of their own, has a stored schema', () => {
  const stored = new Set(storedSchemas().map(({ table }) => table.name));
  const without = allTables.map(({ name }) => name).filter((name) => !stored.has(name));
  expect(without).toEqual(['Keys']);
});

describe.each([...examples])('examples of the table %s', (table, kinds) => {
  const cases = Object.entries(kinds).flatMap(([kind, versions]) =>
    Object.entries(versions).flatMap(([version, items]) =>
      items.map((item) => ({ kind, version, item })),
    ),
  );

  test.each(cases)('$kind, version $version, can be read', ({ kind, version, item }) => {
    expect(item.schema ?? 1).toBe(Number(version));
    const schema = storedSchemas().find((one) => one.table.name === table && one.kind === kind);
    if (!schema || schema.parse(item) === UNREADABLE) {
      throw new Error(
        `an item stored as ${table} ${kind} ${version} can no longer be read: give a new member a default, or add a version with an upcast`,
      );
    }
  });
});
