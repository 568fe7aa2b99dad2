/**
 * KMS: GenerateDataKey and Decrypt with symmetric keys, by key id, key ARN, alias or alias ARN. Kept: roles
 * are enforced on the key's ARN and the encryption context, errors have KMS's names. A tool makes KMS fail
 * for tests. Left out: grants, key policies, asymmetric and HMAC keys, administration of keys, quotas.
 */
import { randomBytes } from 'node:crypto';
import { AwsError } from './aws-error.ts';
import { type JsonObject, objectOf, stringOf } from './json.ts';
import { KMS_ACTIONS, type KmsKeyDefinition } from './kms-definition.ts';
import type { EncryptionContext, KmsKeys } from './kms-keys.ts';
import type { Service } from './service.ts';

const CIPHERTEXT_MAX_BYTES = 6144;
const DATA_KEY_MAX_BYTES = 1024;
const ALGORITHM = 'SYMMETRIC_DEFAULT';

/** The states that the tool `/_local/kms` sets, for all keys at once. `hang` never answers. */
export const KMS_STATES = [
  'ok',
  'down',
  'hang',
  'throttle',
  'refuse',
  'disabled',
  'pending-deletion',
] as const;
export type KmsState = (typeof KMS_STATES)[number];

export interface Kms {
  service: Service;
  /** Until the next call of this, or the end of the run, KMS answers every call so. */
  setState(state: KmsState): void;
}

export function kms(definitions: readonly KmsKeyDefinition[], keys: KmsKeys): Kms {
  let state: KmsState = 'ok';
  const find = (name: string): KmsKeyDefinition => {
    const alias = /(?:^|:)(alias\/.+)$/.exec(name)?.[1] ?? '';
    const found = definitions.find(
      ({ id, arn, aliases }) => name === id || name === arn || aliases.includes(alias),
    );
    if (found !== undefined) return found;
    const what = alias === '' ? `Key '${name}' does not exist` : `Alias ${alias} is not found.`;
    throw new AwsError('NotFoundException', what);
  };
  /** The key that Decrypt uses: the one that the ciphertext names, which a `KeyId` must agree with. */
  const keyOfCiphertext = (ciphertext: Buffer, wanted: string | undefined): KmsKeyDefinition => {
    const id = keys.keyIdOf(ciphertext);
    if (id === undefined) throw invalidCiphertext();
    const key = find(id);
    if (wanted === undefined || find(wanted) === key) return key;
    throw new AwsError(
      'IncorrectKeyException',
      'The key ID in the request does not identify a CMK that can perform this operation.',
    );
  };

  const service: Service = {
    contentType: 'application/x-amz-json-1.1',
    errorNamespace: 'com.amazonaws.kms',
    async handle({ operation, input, caller }, response) {
      const action = `kms:${operation}`;
      if (!KMS_ACTIONS.includes(action)) {
        throw new AwsError('UnknownOperationException', `The local cloud offers no ${action}.`);
      }
      if (state === 'hang') return new Promise((resolve) => response.once('close', resolve));
      if (state === 'down') {
        throw new AwsError('KMSInternalException', 'KMS is down for a test.', 500);
      }
      if (state === 'throttle') throw new AwsError('ThrottlingException', 'Rate exceeded');
      onlyKnown(operation, input);
      const ciphertext = Buffer.from(stringOf(input.CiphertextBlob) ?? '', 'base64');
      const wanted = stringOf(input.KeyId);
      const key =
        operation === 'Decrypt' ? keyOfCiphertext(ciphertext, wanted) : find(wanted ?? '');
      const context = contextOf(input.EncryptionContext);
      if (state === 'refuse') {
        throw new AwsError(
          'AccessDeniedException',
          `${action} on ${key.arn} is refused for a test.`,
        );
      }
      caller.authorize({
        action,
        resource: key.arn,
        conditionKeys: Object.fromEntries(
          Object.entries(context).map(([name, value]) => [`kms:EncryptionContext:${name}`, value]),
        ),
      });
      requireUsable(key, state);
      return operation === 'Decrypt'
        ? decrypt(key, ciphertext, context)
        : generateDataKey(key, input, context);
    },
  };

  const decrypt = (key: KmsKeyDefinition, ciphertext: Buffer, context: EncryptionContext) => {
    if (ciphertext.length > CIPHERTEXT_MAX_BYTES) throw invalid('CiphertextBlob is too long');
    const plaintext = keys.decrypt(key.id, ciphertext, context);
    if (plaintext === undefined) throw invalidCiphertext();
    return {
      KeyId: key.arn,
      Plaintext: plaintext.toString('base64'),
      EncryptionAlgorithm: ALGORITHM,
    };
  };

  const generateDataKey = (
    key: KmsKeyDefinition,
    input: JsonObject,
    context: EncryptionContext,
  ) => {
    const plaintext = randomBytes(dataKeyBytes(input));
    return {
      KeyId: key.arn,
      Plaintext: plaintext.toString('base64'),
      CiphertextBlob: keys.encrypt(key.id, plaintext, context).toString('base64'),
    };
  };

  return {
    service,
    setState: (next) => {
      state = next;
    },
  };
}

const KNOWN_OF_OPERATION: Readonly<Record<string, readonly string[]>> = {
  Decrypt: ['CiphertextBlob', 'EncryptionAlgorithm', 'EncryptionContext', 'KeyId'],
  GenerateDataKey: ['EncryptionContext', 'KeyId', 'KeySpec', 'NumberOfBytes'],
};

function onlyKnown(operation: string, input: JsonObject): void {
  const known = KNOWN_OF_OPERATION[operation] ?? [];
  const unknown = Object.keys(input).find((name) => !known.includes(name));
  if (unknown !== undefined) throw invalid(`The local cloud knows no ${unknown} of ${operation}.`);
}

function requireUsable({ arn, isEnabled }: KmsKeyDefinition, state: KmsState): void {
  if (!isEnabled || state === 'disabled') {
    throw new AwsError('DisabledException', `${arn} is disabled.`);
  }
  if (state === 'pending-deletion') {
    throw new AwsError('KMSInvalidStateException', `${arn} is pending deletion.`);
  }
}

function contextOf(value: unknown): EncryptionContext {
  const pairs = Object.entries(objectOf(value)).map(([name, part]): [string, string] => {
    if (typeof part !== 'string') throw invalid('EncryptionContext must be a map of strings');
    return [name, part];
  });
  return Object.fromEntries(pairs);
}

function dataKeyBytes({ KeySpec, NumberOfBytes }: JsonObject): number {
  if ((KeySpec === undefined) === (NumberOfBytes === undefined)) {
    throw invalid('Please specify either number of bytes or key spec.');
  }
  if (KeySpec === 'AES_256') return 32;
  if (KeySpec === 'AES_128') return 16;
  const bytes = Number(NumberOfBytes);
  if (!Number.isInteger(bytes) || bytes < 1 || bytes > DATA_KEY_MAX_BYTES) {
    throw invalid(`NumberOfBytes must be 1 to ${DATA_KEY_MAX_BYTES}`);
  }
  return bytes;
}

const invalid = (message: string): AwsError => new AwsError('ValidationException', message);

/** KMS says no more than the name. */
const invalidCiphertext = (): AwsError => new AwsError('InvalidCiphertextException', '');
