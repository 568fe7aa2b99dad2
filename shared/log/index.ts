import { createHash } from 'node:crypto';

type Level = 'info' | 'warn' | 'error';
/** What a log line may hold: no nested values, so that no item, body or error object can slip in. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * Writes one JSON line. Fields are ids, codes, counts and our own sentences; never anything the writer wrote,
 * a path value, a query, a header or an error object.
 */
export function log(level: Level, message: string, fields: LogFields = {}): void {
  process.stdout.write(
    `${JSON.stringify({ level, message, time: new Date().toISOString(), ...fields })}\n`,
  );
}

const MAX_NAME = 100;

/** A frame of a stack ends in a place in a file; a line of a message that looks like one hardly ever does. */
const FRAME = /^\s+at .*(?::\d+:\d+|<anonymous>)\)?$/;

/** The lines of a stack behind the message, which may have lines of its own that begin like frames. */
function framesOf({ stack = '', message }: Error): string[] {
  const at = message === '' ? -1 : stack.indexOf(message);
  const behind = at < 0 ? stack : stack.slice(at + message.length);
  return behind.split('\n').filter((line) => FRAME.test(line));
}

/**
 * What may be said of an unknown error: its name and code. Messages of libraries can quote their input
 * (JSON.parse does), so only a stack's own frames are kept.
 */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code =
    'code' in error && typeof error.code === 'string' ? error.code.slice(0, MAX_NAME) : undefined;
  const frames = framesOf(error)
    .slice(0, 8)
    .map((line) => line.trim())
    .join(' | ');
  return { error: error.name.slice(0, MAX_NAME), code, stack: frames };
}

/** A short stable name for an owner that tells lines of one person apart without saying who it is. */
export const hashOwner = (ownerKey: string): string =>
  createHash('sha256').update(ownerKey).digest('base64url').slice(0, 12);
