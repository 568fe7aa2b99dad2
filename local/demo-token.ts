/** Prints a token for the local cloud and nothing else. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readPlace } from './dev/configuration.ts';
import { loadSecrets, signingKey } from './dev/secrets.ts';
import { DEMO_USER, signToken, type TokenSubject } from './dev/token.ts';
import { LocalCloudError, messageForDeveloper } from './errors.ts';

const USAGE = `demo-token [--user U] [--tenant T] [--expires SECONDS]
Prints a token for the local cloud. Without flags: user ${DEMO_USER.user}, tenant ${DEMO_USER.tenant}, good for a day.
SECONDS may be negative, for a token that has expired.`;

/** Tenants that the API takes. It answers 401 to others, without a reason. */
const TENANT = /^[A-Za-z0-9._-]{1,64}$/;

/** @returns undefined where only help is wanted */
function readSubject(args: readonly string[]): TokenSubject | undefined {
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
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  if (values.user === '') throw new LocalCloudError('--user must not be empty.');
  if (!TENANT.test(values.tenant)) {
    throw new LocalCloudError('--tenant must be 1 to 64 of A-Z a-z 0-9 . _ -');
  }
  if (!/^-?\d{1,10}$/.test(values.expires)) {
    throw new LocalCloudError('--expires must be a whole number of seconds.');
  }
  return { user: values.user, tenant: values.tenant, expiresInSeconds: Number(values.expires) };
}

try {
  const subject = readSubject(process.argv.slice(2));
  if (subject === undefined) {
    process.stdout.write(`${USAGE}\n`);
    process.exit();
  }
  const { dataDir, stage } = readPlace(join(import.meta.dirname, '..'), process.env);
  const key = signingKey(await loadSecrets(dataDir, stage), stage);
  process.stdout.write(`${signToken(subject, key, new Date())}\n`);
} catch (error) {
  process.stderr.write(`${messageForDeveloper(error)}\n`);
  process.exitCode = 1;
}
