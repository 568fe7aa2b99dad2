import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { LocalCloudError } from '../errors.ts';

export interface CommandOptions {
  /** Added to our own environment. */
  variables?: Readonly<Record<string, string>>;
  /** Ends the command. */
  signal?: AbortSignal;
}

/**
 * Runs a command to its end; `node` in it is the Node that runs us.
 * @param command a line for the shell, or a program with its arguments, which no shell sees
 * @throws LocalCloudError with what it said on stderr, without stack frames, when it fails
 */
export async function runCommand(
  command: string | readonly [program: string, ...args: string[]],
  directory: string,
  { variables = {}, signal }: CommandOptions = {},
): Promise<void> {
  const isLine = typeof command === 'string';
  const [program, ...args] = isLine ? [command] : command;
  const child = spawn(program, args, {
    cwd: directory,
    env: {
      ...process.env,
      PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
      ...variables,
    },
    shell: isLine,
    ...(signal === undefined ? {} : { signal }),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0)
    throw new LocalCloudError(
      withoutStack(stderr) || `"${isLine ? command : command.join(' ')}" ended with ${code}`,
    );
}

const withoutStack = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at /.test(line) && !/^Node\.js v/.test(line))
    .join('\n');
