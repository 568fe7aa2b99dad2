import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { buildPackage } from './build.ts';
import { ENDPOINTS, endpointsSource } from './generator/endpoints.ts';

const MOST_BYTES = 6 * 1024;
/** As Next.js makes it. */
const FRONTEND = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable'],
    module: 'esnext',
    moduleResolution: 'bundler',
    types: ['node'],
    paths: { '@/*': ['./*'] },
  },
  include: ['**/*.ts'],
};
/** As much of the frameworks' types as the snippets use; the frameworks themselves are large. */
const FRAMEWORKS = `
declare module 'next-auth' {
  export interface Session { user?: { email?: string | null } }
  export type AuthOptions = Record<string, unknown>;
  export function getServerSession(options: AuthOptions): Promise<Session | null>;
}
declare module 'next/cache' { export function revalidatePath(path: string): void }
declare module '@/lib/auth' { export const authOptions: import('next-auth').AuthOptions }
`;
const run = promisify(execFile);
const root = join(import.meta.dirname, '..');

/** The client, or a program that uses it, as a browser would load it. */
async function bundled(contents: string, format: 'esm' | 'iife' = 'esm'): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    write: false,
    platform: 'neutral',
    target: 'es2022',
    format,
    globalName: 'program',
  });
  return outputFiles[0]?.text ?? '';
}

test('the endpoints are those of the definitions', async () => {
  const { snapshotState } = expect.getState() as { snapshotState?: { _updateSnapshot?: string } };
  const source = await endpointsSource();
  if (snapshotState?._updateSnapshot === 'all') await writeFile(ENDPOINTS, source);
  expect((await readFile(ENDPOINTS, 'utf8')).split('\n')).toEqual(source.split('\n'));
});

test('all of the client is small', async () => {
  const code = await bundled("export * from './src/index.ts'");
  expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(MOST_BYTES);
});

test('what is not imported is not there', async () => {
  const code = await bundled(
    "import { createClient, listEntries } from './src/index.ts'; createClient({ baseUrl: '' }).call(listEntries)",
  );
  expect(code).toContain('"/entries"');
  expect(code).not.toMatch(/\/settings|\/gamification/);
});

test('nothing is used that only Node or only browsers have', async () => {
  const web = {
    fetch: async () => Response.json({ items: [{ id: 'a' }], next_cursor: null }),
    ...{ URLSearchParams, AbortController, AbortSignal, Response, Blob, DOMException },
    ...{ setTimeout, clearTimeout, crypto },
  };
  const context = createContext(web);
  const code = await bundled(
    `import { createClient, items, listEntries } from './src/index.ts';
     export const found = (async () => {
       const ids = [];
       const client = createClient({ baseUrl: 'https://api.example', token: 'x' });
       for await (const { id } of items(client, listEntries, {})) ids.push(id);
       return ids.join();
     })();`,
    'iife',
  );
  runInContext(code, context);
  expect(await runInContext('program.found', context)).toBe('a');
});

test('what is published has types of its own, and the snippets of the README compile with them', async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const snippets = [...readme.matchAll(/^```ts\n\/\/ (\S+)\n([\s\S]*?)^```$/gm)];
  expect(snippets.length).toBeGreaterThan(2);
  // Not beneath this package, because it would import itself; beneath the repository for the types of Node.
  const folder = await mkdtemp(join(root, 'node_modules/.frontend-'));
  try {
    await buildPackage(join(folder, 'node_modules/@reflekt/client/dist'));
    const { publishConfig, ...manifest } = JSON.parse(
      await readFile(join(import.meta.dirname, 'package.json'), 'utf8'),
    );
    await writeFile(
      join(folder, 'node_modules/@reflekt/client/package.json'),
      JSON.stringify({ ...manifest, ...publishConfig }),
    );
    const jose = join('node_modules', 'jose');
    await symlink(join(import.meta.dirname, jose), join(folder, jose));
    for (const [, path = '', code = ''] of snippets) {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), code);
    }
    await writeFile(join(folder, 'frameworks.d.ts'), FRAMEWORKS);
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(FRONTEND));
    const { stdout } = await run(join(root, 'node_modules/.bin/tsc'), ['-p', folder]).catch(
      (error) => error,
    );
    expect(stdout).toBe('');
  } finally {
    await rm(folder, { recursive: true });
  }
});
