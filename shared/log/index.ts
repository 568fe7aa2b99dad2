type Level = 'info' | 'warn' | 'error';
/** The fields of a log line. Nested values are excluded, so that no item, body or error object can slip in. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * Writes one line of JSON. Fields are ids, codes, counts and our own sentences; never text of the owner, a path value,
 * a query, a header or an error object.
 */
export function log(level: Level, message: string, fields: LogFields = {}): void {
  process.stdout.write(
    `${JSON.stringify({ level, message, time: new Date().toISOString(), ...fields })}\n`,
  );
}

const MAX_NAME = 100;

/** A stack frame ends in a place in a file; a line of a message hardly ever does. */
const FRAME = /^\s+at .*(?::\d+:\d+|<anonymous>)\)?$/;

/** The stack lines behind the message, which may itself have lines that begin like frames. */
function framesOf({ stack = '', message }: Error): string[] {
  const at = message === '' ? -1 : stack.indexOf(message);
  const behind = at < 0 ? stack : stack.slice(at + message.length);
  return behind.split('\n').filter((line) => FRAME.test(line));
}

/**
 * The fields that are safe to log of an unknown error: its name, code and stack frames. Messages of libraries can quote
 * their input (JSON.parse does).
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

let name: ((ownerKey: string) => string) | undefined;

/**
 * From now on the log lines of this instance name owners so. The key ring calls it as soon as it holds the key of the
 * stage: a hash without a key could be tried out with user ids.
 */
export const nameOwnersBy = (pseudonym: (ownerKey: string) => string): void => {
  name = pseudonym;
};

/**
 * A short name of an owner, which tells the log lines of people apart without naming them. It is the same in all
 * functions of a stage. Undefined in an instance that has not needed the key of the stage yet, or may not use it.
 */
export const pseudonymOf = (ownerKey: string): string | undefined => name?.(ownerKey).slice(0, 12);
