import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The TypeScript of the consumers that we think of: those of browsers and edge runtimes. */
const TYPES =
  '--ignoreConfig --declaration --emitDeclarationOnly --strict --target es2022 --module nodenext --lib es2022,dom,dom.iterable --allowImportingTsExtensions --rootDir src';

/** Builds what is published: one module and its types, for any runtime that has fetch. */
export async function buildPackage(outdir: string): Promise<void> {
  await rm(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: here,
    entryPoints: ['src/index.ts'],
    outfile: `${outdir}/index.js`,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
  });
  const options = [...TYPES.split(' '), '--outDir', outdir];
  await promisify(execFile)(`${here}../node_modules/.bin/tsc`, ['src/index.ts', ...options], {
    cwd: here,
  });
}

if (import.meta.main) await buildPackage(`${here}dist`);
