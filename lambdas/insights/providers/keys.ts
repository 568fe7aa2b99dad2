import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { errorFields, log } from '@reflekt/shared/log';
import * as v from 'valibot';

/** Milliseconds for reading a key; without it the next analyser does. */
const TIMEOUT = 3_000;

const Secret = v.object({ current: v.pipe(v.string(), v.nonEmpty()) });

let client: SecretsManagerClient | undefined;

function parse(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return v.parse(Secret, JSON.parse(text)).current;
  } catch {
    // Neither the value nor what a parser says of it may be told.
    log('error', 'The secret of a provider is not JSON with a text member "current".', {
      fault: 'unreadable_secret',
    });
    return undefined;
  }
}

/**
 * The API key in a secret.
 * @param arn of a secret whose value is JSON `{ "current": key }`
 * @returns undefined where the secret has no value, which says that the provider is not to be asked, and,
 * logged, where it cannot be read
 */
export async function fetchKey(arn: string): Promise<string | undefined> {
  client ??= new SecretsManagerClient({ maxAttempts: 2 });
  try {
    const answer = await client.send(new GetSecretValueCommand({ SecretId: arn }), {
      abortSignal: AbortSignal.timeout(TIMEOUT),
    });
    return parse(answer.SecretString);
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    log('error', 'The secret of a provider could not be read.', {
      fault: 'secret_unavailable',
      ...errorFields(error),
    });
    return undefined;
  }
}
