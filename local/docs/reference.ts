/** The API reference at `/docs`: Swagger UI on the API's own OpenAPI document. Nothing is fetched from elsewhere. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LocalRoute } from '../dev/front-server.ts';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Reflekt Journal API</title>
    <link rel="icon" href="/docs/favicon-32x32.png">
    <link rel="stylesheet" href="/docs/swagger-ui.css">
  </head>
  <body>
    <div id="reference"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

const START = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  persistAuthorization: true,
  validatorUrl: null,
});
`;

const ASSETS: Readonly<Record<string, string>> = {
  'favicon-32x32.png': 'image/png',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'swagger-ui.css': 'text/css; charset=utf-8',
};

const HEADERS = {
  'Content-Security-Policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
};

export function referenceRoutes(): LocalRoute[] {
  const folder = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));
  const fixed = (path: string, type: string, content: string): LocalRoute => ({
    method: 'GET',
    path,
    handle(_request, response) {
      response.writeHead(200, { ...HEADERS, 'Content-Type': type }).end(content);
    },
  });
  const assets = Object.entries(ASSETS).map(
    ([name, type]): LocalRoute => ({
      method: 'GET',
      path: `/docs/${name}`,
      async handle(_request, response) {
        const content = await readFile(join(folder, name));
        response.writeHead(200, { ...HEADERS, 'Content-Type': type }).end(content);
      },
    }),
  );
  return [
    fixed('/docs', 'text/html; charset=utf-8', PAGE),
    fixed('/docs/start.js', 'text/javascript; charset=utf-8', START),
    ...assets,
  ];
}
