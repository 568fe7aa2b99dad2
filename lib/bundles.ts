import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServiceDescription } from '@reflekt/shared/service';
import {
  type BuildFailure,
  type BuildOptions,
  type BuildResult,
  build,
  type Metafile,
  type Plugin,
} from 'esbuild';
import { lazyModules } from './lazy-modules.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** Source maps name their sources relative to it, wherever the bundles end up. Nothing is written there. */
const virtualFolder = join(root, 'bundles');

/** The options that start fastest on Lambda (`docs/adr/0001-one-esbuild-call.md`). */
export const bundlingOptions = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  supported: { 'dynamic-import': false },
  alias: { '@aws-sdk/credential-provider-node': join(root, 'lib/environment-credentials.ts') },
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  // Beside the bundle and not named in it: Lambda never reads the map, bin/explain-trace.ts does.
  sourcemap: 'external',
  sourcesContent: false,
  absWorkingDir: root,
  logLevel: 'silent',
} as const satisfies BuildOptions;

/** Names the places in the sources, one a line; the stack of the bundler would add nothing. */
export class BundlingFailed extends Error {
  constructor({ errors }: Pick<BuildFailure, 'errors'>) {
    const lines = errors.map(({ text, location }) =>
      location === null ? text : `${location.file}:${location.line}:${location.column}: ${text}`,
    );
    super(`The functions could not be bundled:\n${lines.join('\n')}`);
    this.name = 'BundlingFailed';
  }
}

const bundle = (
  entryPoints: readonly { in: string; out: string }[],
  plugin: Plugin,
): Promise<BuildResult<{ metafile: true; write: false }>> =>
  build({
    ...bundlingOptions,
    entryPoints: [...entryPoints],
    plugins: [plugin],
    outdir: virtualFolder,
    metafile: true,
    write: false,
  }).catch((error: BuildFailure) => {
    throw new BundlingFailed(error);
  });

/**
 * Bundles the wiring of each service into `<folder>/<name>/index.js`, with `index.js.map` beside it, and what
 * it imports dynamically into files of their own there. The same sources give the same bytes in every
 * checkout.
 * @returns esbuild's account of what went into each bundle
 * @throws BundlingFailed when one does not build
 */
export async function bundleServices(
  services: readonly Pick<ServiceDescription, 'name' | 'entry'>[],
  folder: string,
): Promise<Metafile> {
  const lazy = lazyModules();
  const wiring = await bundle(
    services.map(({ name, entry = `${name}/index.ts` }) => ({
      in: `lambdas/${entry}`,
      out: `${name}/index`,
    })),
    lazy.plugin,
  );
  const later = await bundle(lazy.entryPoints(wiring.metafile, root), lazy.plugin);
  for (const { name } of services) {
    await mkdir(join(folder, name), { recursive: true });
    // The repository says "module"; a bundle may be run from inside it and is not.
    await writeFile(join(folder, name, 'package.json'), '{"type":"commonjs"}\n');
  }
  for (const { path, contents } of [...wiring.outputFiles, ...later.outputFiles]) {
    await writeFile(join(folder, relative(virtualFolder, path)), contents);
  }
  return {
    inputs: { ...wiring.metafile.inputs, ...later.metafile.inputs },
    outputs: { ...wiring.metafile.outputs, ...later.metafile.outputs },
  };
}
