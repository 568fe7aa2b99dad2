import { SourceMap, type SourceMapPayload } from 'node:module';

/** A place in a file of a bundle, however the folder before it is called: `/var/task/index.js:1:2345`. */
const PLACE = /(?:[^\s("]*\/)?([\w.-]+\.js):(\d+):(\d+)/g;

/**
 * Puts the places in our sources where a trace names places in a bundle, as they stand in log lines or in
 * error stacks. Everything else, and every place that the map does not know, stays as it is.
 * @param text of any length, with any number of places
 * @param maps by the name of the bundle's file, `index.js` and what it loads lazily; another build's give
 * wrong places
 */
export function explainTrace(
  text: string,
  maps: Readonly<Record<string, SourceMapPayload>>,
): string {
  const sources = new Map(Object.entries(maps).map(([file, map]) => [file, new SourceMap(map)]));
  return text.replace(PLACE, (place, file: string, line: string, column: string) => {
    const origin = sources.get(file)?.findOrigin(Number(line), Number(column));
    return origin && 'fileName' in origin
      ? `${origin.fileName.replace(/^(\.\.\/)+/, '')}:${origin.lineNumber}:${origin.columnNumber}`
      : place;
  });
}
