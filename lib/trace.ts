import { SourceMap, type SourceMapPayload } from 'node:module';

/** A place in a bundle, however the folder before it is called: `/var/task/index.js:1:2345`. */
const PLACE = /[^\s("]*\bindex\.js:(\d+):(\d+)/g;

/**
 * Puts the places in our sources where a trace names places in a bundle, as they stand in log lines or in
 * error stacks. Everything else, and every place that the map does not know, stays as it is.
 * @param text of any length, with any number of places
 * @param map the bundle's own; another build's gives wrong places
 */
export function explainTrace(text: string, map: SourceMapPayload): string {
  const sources = new SourceMap(map);
  return text.replace(PLACE, (place, line: string, column: string) => {
    const origin = sources.findOrigin(Number(line), Number(column));
    return 'fileName' in origin
      ? `${origin.fileName.replace(/^(\.\.\/)+/, '')}:${origin.lineNumber}:${origin.columnNumber}`
      : place;
  });
}
