import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';

/** Members of a JSON line that say nothing new to somebody who watches it appear. */
const NOT_SHOWN = new Set(['level', 'message', 'msg', 'timestamp', 'time', 'service', 'stack']);

/** One function's output: raw in `<label>.log`, readable on the terminal. */
export class FunctionLog {
  readonly #label: string;
  readonly #print: (line: string) => void;
  #file: WriteStream | undefined;

  constructor(label: string, directory: string, print: (line: string) => void) {
    this.#label = label;
    this.#print = print;
    mkdirSync(directory, { recursive: true });
    this.#file = createWriteStream(join(directory, `${label}.log`), { flags: 'a' });
    this.#file.on('error', (error) => {
      this.#file = undefined;
      print(`${label}: the log file cannot be written (${error.message})`);
    });
  }

  write(line: string): void {
    this.#file?.write(`${line}\n`);
    this.#print(`${this.#label.padEnd(14)} ${readable(line)}`);
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#file === undefined) resolve();
      else this.#file.end(() => resolve());
    });
  }
}

/** A JSON log line as level, message and `name=value` pairs, with a stack below; any other line as it is. */
function readable(line: string): string {
  const record = parseObject(line);
  if (record === undefined) return line;
  const level = String(record.level ?? 'info').toLowerCase();
  const message = String(record.message ?? record.msg ?? '');
  const pairs = Object.entries(record)
    .filter(([name, value]) => !NOT_SHOWN.has(name) && value !== undefined && value !== null)
    .map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`);
  const stack = Array.isArray(record.stack) ? record.stack.join('\n') : record.stack;
  const below = typeof stack === 'string' ? `\n${stack}` : '';
  return `${level.padEnd(5)} ${[message, ...pairs].join(' ')}${below}`;
}

function parseObject(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
