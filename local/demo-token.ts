/** `demo-token [--user U] [--tenant T] [--expires SECONDS]`: prints a token for the local cloud and nothing else. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readPlace } from './dev/configuration.ts';
import { loadSecrets, signingKey } from './dev/secrets.ts';
import { DEMO_USER, signToken, type TokenSubject } from './dev/token.ts';
import { describeFault, LocalCloudError } from './errors.ts';

function readSubject(args: readonly string[]): TokenSubject {
  // A value that begins with a dash, such as a negative number, must be joined to its flag.
  const joined: string[] = [];
  for (const arg of args) {
    if (/^--(user|tenant|expires)$/.test(joined.at(-1) ?? ''))
      joined.push(`${joined.pop()}=${arg}`);
    else if (arg !== '--') joined.push(arg);
  }
  const { values } = parseArgs({
    args: joined,
    options: {
      user: { type: 'string', default: DEMO_USER.user },
      tenant: { type: 'string', default: DEMO_USER.tenant },
      expires: { type: 'string', default: String(DEMO_USER.expiresInSeconds) },
    },
  });
  if (!/^-?\d{1,10}$/.test(values.expires)) {
    throw new LocalCloudError('--expires must be a whole number of seconds.');
  }
  return { user: values.user, tenant: values.tenant, expiresInSeconds: Number(values.expires) };
}

try {
  const subject = readSubject(process.argv.slice(2));
  const { dataDir, stage } = readPlace(join(import.meta.dirname, '..'), process.env);
  const key = signingKey(await loadSecrets(dataDir, stage), stage);
  process.stdout.write(`${signToken(subject, key, new Date())}\n`);
} catch (error) {
  process.stderr.write(`${describeFault(error)}\n`);
  process.exitCode = 1;
}
