import { basename, resolve } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';

/** The file beside a bundle for a module that is loaded only when it is needed. */
const fileOf = (source: string): string => `${basename(source).replace(/\.ts$/, '')}.js`;

/**
 * Puts each module that is imported as `import('./x.ts')` into a file of its own beside the bundle, which that statement
 * loads. Inside the bundle, Node would compile it at every cold start, though most invocations never use it. The module
 * has its own copy of its imports, so it must return plain values: its classes are not the bundle's. It may not be called
 * `index.ts`, like the bundle.
 */
export function lazyModules() {
  /** Importing file to imported file, both absolute. */
  const imports: { importer: string; module: string }[] = [];
  const plugin: Plugin = {
    name: 'lazy-modules',
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\// }, ({ kind, path, importer, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        const module = resolve(resolveDir, path);
        if (basename(module) === 'index.ts') {
          return {
            errors: [{ text: `import('${path}') would take the place of the bundle: rename it` }],
          };
        }
        imports.push({ importer, module });
        return { path: `./${fileOf(module)}`, external: true };
      });
    },
  };
  return {
    plugin,
    /** Entry points for the modules that a build's bundles load lazily, each in the folder of its bundle. */
    entryPoints(metafile: Metafile, root: string): { in: string; out: string }[] {
      return Object.values(metafile.outputs).flatMap(({ entryPoint, inputs }, i) => {
        if (entryPoint === undefined) return [];
        const folder = Object.keys(metafile.outputs)[i]?.split('/').at(-2);
        const importers = new Set(Object.keys(inputs).map((input) => resolve(root, input)));
        const modules = imports.filter(({ importer }) => importers.has(importer));
        return [...new Set(modules.map(({ module }) => module))].map((module) => ({
          in: module,
          out: `${folder}/${fileOf(module).replace(/\.js$/, '')}`,
        }));
      });
    },
  };
}
