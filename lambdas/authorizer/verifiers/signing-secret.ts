import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DomainError, defect } from '@reflekt/shared/errors';
import * as v from 'valibot';

/** The secrets that verify tokens, the current one first. */
export type SigningSecrets = readonly [string, ...string[]];

/** Bytes that a key for HS256 needs at least (RFC 7518, 3.2). */
const MIN_SECRET_BYTES = 32;
/** Milliseconds for the whole call, retries included. */
const DEADLINE = 4000;

const Secret = v.pipe(
  v.string(),
  v.check((value) => Buffer.byteLength(value) >= MIN_SECRET_BYTES),
);
const Secrets = v.object({
  current: Secret,
  previous: v.optional(v.union([v.null(), v.literal(''), Secret])),
});

/** Answers that asking again does not change, as opposed to no answer. */
const FINAL_ERRORS = [
  'ResourceNotFoundException',
  'InvalidRequestException',
  'InvalidParameterException',
  'AccessDeniedException',
  'DecryptionFailure',
];

/**
 * Reads a secret's value.
 * @param text JSON `{ "current": string, "previous"?: string }`, each of at least 32 bytes
 * @throws DomainError `defect` that says what is wrong and nothing of the value
 */
function parseSigningSecrets(text: string): SigningSecrets {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw defect('the signing secret is not JSON');
  }
  const parsed = v.safeParse(Secrets, value);
  if (!parsed.success) {
    throw defect(
      `the signing secret must be {"current","previous"?}, each of at least ${MIN_SECRET_BYTES} bytes`,
    );
  }
  const { current, previous } = parsed.output;
  return previous ? [current, previous] : [current];
}

/**
 * Fetches the signing secrets from Secrets Manager.
 * @param secretId the secret's ARN
 * @param deadline in milliseconds
 * @throws DomainError `defect` when there is no usable secret, `unavailable` when there was no answer in time
 */
export async function fetchSigningSecrets(
  client: SecretsManagerClient,
  secretId: string,
  deadline = DEADLINE,
): Promise<SigningSecrets> {
  let text: string | undefined;
  try {
    const answer = await client.send(new GetSecretValueCommand({ SecretId: secretId }), {
      abortSignal: AbortSignal.timeout(deadline),
    });
    text = answer.SecretString;
  } catch (error) {
    if (error instanceof Error && FINAL_ERRORS.includes(error.name)) {
      throw defect('the signing secret has no value or may not be read', error);
    }
    throw new DomainError(
      { code: 'unavailable', detail: 'Secrets Manager gave no answer in time.' },
      error,
    );
  }
  if (text === undefined) throw defect('the signing secret has no text value');
  return parseSigningSecrets(text);
}
