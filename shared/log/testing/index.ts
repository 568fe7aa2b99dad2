/** Everything that is written to standard output until `restore`. */
export interface CapturedOutput {
  readonly text: string;
  /** The lines, each of them JSON as the logger writes it. */
  readonly lines: readonly Record<string, unknown>[];
  restore(): void;
}

/** Keeps log lines from standard output, for a test to look at. */
export function captureOutput(): CapturedOutput {
  const { stdout } = process;
  const { write } = stdout;
  let text = '';
  stdout.write = (chunk: string | Uint8Array): boolean => {
    text += String(chunk);
    return true;
  };
  return {
    get text() {
      return text;
    },
    get lines() {
      return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
    },
    restore() {
      stdout.write = write;
    },
  };
}
