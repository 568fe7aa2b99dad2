import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { allApis } from '@reflekt/shared/api';
import { services } from '../../lib/services.ts';
import { sourceFiles } from './source-files.ts';

const files = await sourceFiles('bin', 'lib', 'lambdas', 'shared', 'client', 'local');
const isTest = (path: string) => /\.test\.ts$|\/testing\//.test(path);
const product = files.filter(({ path }) => !isTest(path));

describe('imports', () => {
  /** The files that a room may import: its own, and those named here. */
  const REACHES: readonly (readonly [room: RegExp, targets: RegExp])[] = [
    [/^shared\//, /^shared\//],
    [/^lambdas\/([^/]+)\/service\.ts$/, /^shared\//],
    [/^lambdas\/([^/]+)\//, /^(shared|lambdas\/<room>)\//],
    [/^lib\//, /^(lib|shared|lambdas\/[^/]+\/service\.ts)/],
    [/^bin\//, /^(bin|lib|shared)\//],
    [/^client\/src\//, /^client\/src\//],
    [/^client\//, /^(client|shared)\//],
    [/^local\/page\//, /^(local\/page|client\/src)\//],
    [/^local\//, /^local\//],
  ];

  test('point one way: shared ← services ← lib ← bin, shared ← client ← page, and local reaches nothing of ours', () => {
    const wrong = product.flatMap(({ path, imports }) => {
      const [room, targets] = REACHES.find(([pattern]) => pattern.test(path)) ?? [/$/, /^$/];
      const own = room.exec(path)?.[1] ?? '';
      const allowed = new RegExp(targets.source.replace('<room>', own));
      return imports
        .map((specifier) => target(path, specifier))
        .filter((reached) => reached !== undefined && !allowed.test(reached))
        .map((reached) => `${path} → ${reached}`);
    });
    expect(wrong).toEqual([]);
  });

  test('of AI SDKs are the business of insights alone', () => {
    const wrong = product
      .filter(({ path }) => !path.startsWith('lambdas/insights/'))
      .filter(({ imports }) => imports.some((name) => /^(@anthropic-ai\/|openai\b)/.test(name)));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  /** The file of ours that an import names, or nothing when it is a package of others. */
  function target(from: string, specifier: string): string | undefined {
    if (specifier.startsWith('.')) return join(dirname(from), specifier);
    const [, name, subpath] = /^@reflekt\/([^/]+)(?:\/(.+))?$/.exec(specifier) ?? [];
    if (name === undefined) return undefined;
    if (name === 'client') return 'client/src/index.ts';
    return name === 'shared' ? `shared/${subpath}/index.ts` : `lambdas/${name}/${subpath}.ts`;
  }
});

test('no code scans a table, but for the outbox by way of the database', () => {
  const scans = product
    .filter(({ path }) => /^(lambdas|shared)\//.test(path))
    .filter(({ text }) => /\bScanCommand\b|\bpaginateScan\b|['"]dynamodb:Scan['"]/.test(text));
  // `Database.scan`, which the role of the outbox alone allows.
  expect(scans.map(({ path }) => path)).toEqual(['shared/store/open-database.ts']);
});

describe('services', () => {
  test.each([...allApis])('exactly one owns the routes of $service', (api) => {
    const owners = services.filter(({ routes }) => routes === api).map(({ name }) => name);
    expect(owners).toEqual([api.service]);
  });

  test('own no routes that are not in allApis', () => {
    const unlisted = services.filter(({ routes }) => routes && !allApis.includes(routes));
    expect(unlisted.map(({ name }) => name)).toEqual([]);
  });

  test('are all that a service.ts describes', async () => {
    const described: string[] = [];
    for (const { path } of product.filter((file) =>
      /^lambdas\/[^/]+\/service\.ts$/.test(file.path),
    )) {
      const exported: Record<string, unknown> = await import(`../../${path}`);
      for (const value of Object.values(exported)) {
        const isService = typeof value === 'object' && value !== null && 'kind' in value;
        if (isService && 'name' in value) described.push(String(value.name));
      }
    }
    expect(services.map(({ name }) => name).sort()).toEqual(described.sort());
  });

  test('that write entries can mark them for the search index first', () => {
    const puts = (name: string, table: string) =>
      services
        .find((service) => service.name === name)
        ?.tables.some(
          (access) => access.table.name === table && access.actions.includes('PutItem'),
        );
    const writers = services.map(({ name }) => name).filter((name) => puts(name, 'Entries'));
    expect(writers.length).toBeGreaterThan(1);
    expect(writers.filter((name) => !puts(name, 'SearchIndex'))).toEqual([]);
  });

  test('each either streams all its answers or none', () => {
    for (const { name, routes } of services) {
      const kinds = new Set(
        Object.values(routes?.endpoints ?? {}).map((e) => e.streaming === true),
      );
      expect(`${name} ${kinds.size}`).toMatch(/ [01]$/);
    }
  });
});

describe('the lockfile', () => {
  const PLATFORMS = ['darwin-arm64', 'linux-arm64', 'linux-x64'];
  /** The local database engine: other platforms name their own by DYNAMODB_ENDPOINT, or put it on the PATH. */
  const PUBLISHED_FOR_ONE = ['@dynoxide/*'];

  /** Platforms by family: the package's name with `*` for its platform. Node's builds have two names. */
  async function platformFamilies(): Promise<Map<string, Set<string>>> {
    const lockfile = await readFile('pnpm-lock.yaml', 'utf8');
    const families = new Map<string, Set<string>>();
    for (const [, name] of lockfile.matchAll(/^ {2}'?((?:@[^/]+\/)?[^@'\s]+)@\d[^:]*:/gm)) {
      const [part, platform] =
        /((?:darwin|linux)-(?:arm64|x64))(?:-gnu|-glibc)?$/.exec(name ?? '') ?? [];
      if (name === undefined || part === undefined || platform === undefined) continue;
      const family = name.replace(part, '*').replace(/^node-bin-/, 'node-');
      families.set(family, (families.get(family) ?? new Set()).add(platform));
    }
    return families;
  }

  test('holds a build for every platform of every package that has builds', async () => {
    const families = await platformFamilies();
    expect([...families.keys()]).toEqual(
      expect.arrayContaining(['@biomejs/cli-*', '@esbuild/*', '@swc/core-*', 'node-*']),
    );
    const incomplete = [...families]
      .filter(([family]) => !PUBLISHED_FOR_ONE.includes(family))
      .flatMap(([family, present]) =>
        PLATFORMS.filter((platform) => !present.has(platform)).map((p) => `${family} for ${p}`),
      );
    expect(incomplete).toEqual([]);
  });
});
