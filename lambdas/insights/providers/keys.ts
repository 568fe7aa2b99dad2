import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { errorFields, log } from '@reflekt/shared/log';
import * as v from 'valibot';

/** Milliseconds for reading a key, attempts included. */
const TIMEOUT = 3_000;
const ATTEMPTS = 3;

/** Without a value, or with an empty one, the provider is not asked. */
const Secret = v.pipe(
  v.custom<object>((value) => typeof value === 'object' && !Array.isArray(value)),
  v.object({ current: v.optional(v.string(), '') }),
);

let client: SecretsManagerClient | undefined;

/**
 * The result of reading a secret. `absent`: it has no value, so the provider is not to be asked. `failed`: it could not
 * be read this time.
 */
export type KeyRead = { state: 'present'; key: string } | { state: 'absent' } | { state: 'failed' };

function parse(text: string): KeyRead {
  try {
    const key = v.parse(Secret, JSON.parse(text)).current;
    return key === '' ? { state: 'absent' } : { state: 'present', key };
  } catch {
    // Neither the value nor the parser's message, which quotes it, may be logged.
    log('error', 'The secret of a provider is not JSON with a text member "current".', {
      error_code: 'unreadable_secret',
    });
    return { state: 'failed' };
  }
}

/**
 * Reads the API key in a secret; a failure is logged.
 * @param arn of a secret whose value is JSON `{ "current": key }`
 */
export async function fetchKey(arn: string): Promise<KeyRead> {
  client ??= new SecretsManagerClient({ maxAttempts: ATTEMPTS });
  try {
    const answer = await client.send(new GetSecretValueCommand({ SecretId: arn }), {
      abortSignal: AbortSignal.timeout(TIMEOUT),
    });
    return answer.SecretString === undefined ? { state: 'absent' } : parse(answer.SecretString);
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') {
      return { state: 'absent' };
    }
    log('error', 'The secret of a provider could not be read.', {
      error_code: 'secret_unavailable',
      ...errorFields(error),
    });
    return { state: 'failed' };
  }
}
