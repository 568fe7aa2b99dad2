import { describe, expect, test } from '@jest/globals';
import { matchPath, parseSegments } from './matching.ts';

const ROUTES = [
  '/',
  '/entries',
  '/entries/{id}',
  '/entries/search',
  '/entries/{id}/revisions',
  '/entries/search/saved',
  '/files/{path+}',
  '/files/readme',
].map((path) => ({ path, segments: parseSegments(path) }));

const find = (path: string) => {
  const match = matchPath(ROUTES, path);
  return match && [match.route.path, match.pathParameters];
};

describe('a path', () => {
  test.each([
    ['/', '/', {}],
    ['/entries', '/entries', {}],
    ['/entries/search', '/entries/search', {}],
    ['/entries/searching', '/entries/{id}', { id: 'searching' }],
    ['/entries/search/revisions', '/entries/{id}/revisions', { id: 'search' }],
    ['/entries/a%2Fb%20c', '/entries/{id}', { id: 'a/b c' }],
    ['/entries/%73earch', '/entries/search', {}],
    ['/files/readme', '/files/readme', {}],
    ['/files/a/b%20c', '/files/{path+}', { path: 'a/b c' }],
  ])('%s belongs to %s', (path, route, parameters) => {
    expect(find(path)).toEqual([route, parameters]);
  });

  test.each([
    '/entries/',
    '/entries//',
    '//entries',
    '/Entries',
    '/files',
    '/files/',
    '/files/a/',
    '/other',
  ])('%s belongs to nothing', (path) => {
    expect(find(path)).toBeUndefined();
  });

  test.each(['/entries/%', '/entries/%zz', '/entries/%ff'])('%s is malformed', (path) => {
    expect(() => find(path)).toThrow(URIError);
  });
});
