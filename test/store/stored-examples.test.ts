import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { storedSchemas, UNREADABLE } from '@reflekt/shared/store';
import { allStreams } from '@reflekt/shared/streams';
import { allTables, openMembers } from '@reflekt/shared/tables';

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

test('the examples of the newest versions hold every member', () => {
  const missing = storedSchemas().flatMap((schema) => {
    const { table, kind, version } = schema;
    const items = examples.get(table.name)?.[kind]?.[version] ?? [];
    const read = items.flatMap((item) => Object.keys(Object(schema.parse(item))));
    return [...new Set(read)]
      .filter((name) => !items.some((item) => name in item))
      .map((name) => `${table.name} ${kind} ${version}: no example has the member ${name}`);
  });
  expect(missing).toEqual([]);
});

// Image schemas that name a sealed member would park every change.
test.each(allStreams)('the stream of $table.name maps the open members of examples', (stream) => {
  const open = openMembers(stream.table);
  for (const versions of Object.values(examples.get(stream.table.name) ?? {})) {
    for (const item of Object.values(versions).flat()) {
      const members = Object.entries(item).filter(([name]) => open.has(name));
      const image = Object.fromEntries(members);
      stream.map({ before: undefined, after: image, expired: false });
      stream.map({ before: image, after: image, expired: false });
      const expires = String(stream.table.ttl) in image;
      if (expires) stream.map({ before: image, after: undefined, expired: true });
    }
  }
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
