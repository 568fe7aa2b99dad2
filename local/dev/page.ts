/**
 * The page at `/`: a journal in the browser, for trying the API and as an example of its client. It is bundled when it
 * is first asked for, and again when it has changed.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalRoute } from './front-server.ts';

const PAGE = join(import.meta.dirname, '../page');

/** For every page of the local cloud. */
export const PAGE_HEADERS = {
  // No picture, script or font from elsewhere, whatever an entry says.
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-cache',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** A page's program as one module, for the browser. */
export async function bundleForBrowser(folder: string, entry: string): Promise<string> {
  // Loaded here, because most runs of `dev` start without it.
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

export function pageRoutes(): LocalRoute[] {
  const route = (path: string, type: string, content: () => Promise<string>): LocalRoute => ({
    method: 'GET',
    path,
    async handle(_request, response) {
      const body = await content();
      response
        .writeHead(200, { ...PAGE_HEADERS, 'Content-Type': `${type}; charset=utf-8` })
        .end(body);
    },
  });
  const file = (name: string) => () => readFile(join(PAGE, name), 'utf8');
  return [
    route('/', 'text/html', file('index.html')),
    route('/page/styles.css', 'text/css', file('styles.css')),
    route('/page/main.js', 'text/javascript', () => bundleForBrowser(PAGE, 'src/main.tsx')),
  ];
}
