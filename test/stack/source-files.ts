import { glob, readFile } from 'node:fs/promises';

export interface SourceFile {
  /** From the repository's root. */
  path: string;
  text: string;
  /** The specifiers of its imports and re-exports, as written. */
  imports: readonly string[];
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'";]*?(?:from\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

/** The TypeScript files of some folders, without installed packages. */
export async function sourceFiles(...folders: readonly string[]): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const folder of folders) {
    const paths = glob(`${folder}/**/*.{ts,tsx}`, {
      exclude: (path) => path.endsWith('node_modules'),
    });
    for await (const path of paths) {
      const text = await readFile(path, 'utf8');
      const imports = [...text.matchAll(IMPORT)].flatMap(([, from, lazy]) => from ?? lazy ?? []);
      files.push({ path, text, imports });
    }
  }
  if (files.length === 0) throw new Error(`no sources in ${folders.join(', ')}`);
  return files;
}
