/**
 * Keeps the functions' log lines out of Jest's report. A test that looks at them puts a `write` of its own
 * in front of this one.
 */
const { stdout } = process;
const write = stdout.write.bind(stdout);

stdout.write = (chunk: string | Uint8Array, ...rest: never[]): boolean =>
  typeof chunk === 'string' && chunk.startsWith('{"level":') ? true : write(chunk, ...rest);
