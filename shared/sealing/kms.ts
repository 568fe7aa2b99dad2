import { createSecretKey, type KeyObject } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { AwsJsonError, callAwsJson, type JsonService } from '../aws/index.ts';
import { stageKeyContext } from '../service/index.ts';
import type { Call } from '../store/call.ts';
import { keyBroken, keyRefused } from './errors.ts';
import { withKeyRetries } from './retries.ts';

/** The operations of KMS that we call. Each call is tried again within the deadline of the request. */
export interface KeyManagement {
  /** A new stage key, wrapped. Its plain bytes are not kept: only what can be unwrapped again is used. */
  generateStageKey(call: Call): Promise<Uint8Array>;
  unwrapStageKey(call: Call, wrapped: Uint8Array): Promise<KeyObject>;
}

const KMS: JsonService = { name: 'kms', version: '1.1' };
const KEY_BYTES = 32;

function bytesOf(value: unknown): Buffer {
  if (typeof value !== 'string' || value === '') throw new TypeError('KMS left out what was asked');
  return Buffer.from(value, 'base64');
}

/**
 * KMS for one stage. All calls carry the encryption context of the stage key, which the roles' policies ask for.
 * @param options.client gives region, credentials and connections
 * @param options.keyArn ARN or alias of the key
 * @throws DomainError `unavailable` from a KeyError `keys_unavailable` or `key_refused`
 */
export function createKeyManagement(options: {
  client: DynamoDBClient;
  keyArn: string;
  stage: string;
}): KeyManagement {
  const { client, keyArn } = options;
  const common = {
    KeyId: keyArn,
    EncryptionContext: stageKeyContext(options.stage),
  };

  async function send(call: Call, operation: string, input: object) {
    try {
      return await withKeyRetries(call, (signal) =>
        callAwsJson(client, KMS, `TrentService.${operation}`, { ...common, ...input }, signal),
      );
    } catch (error) {
      if (!(error instanceof AwsJsonError)) throw error;
      // The row was damaged; KMS and the key are well.
      if (error.name === 'InvalidCiphertextException') throw keyBroken({ row: 'stage-key' });
      throw keyRefused(error);
    }
  }

  return {
    async generateStageKey(call) {
      const answer = await send(call, 'GenerateDataKey', { KeySpec: 'AES_256' });
      return bytesOf(answer.CiphertextBlob);
    },

    async unwrapStageKey(call, wrapped) {
      const answer = await send(call, 'Decrypt', {
        CiphertextBlob: Buffer.from(wrapped).toString('base64'),
        EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      });
      const bytes = bytesOf(answer.Plaintext);
      if (bytes.length !== KEY_BYTES) throw new TypeError('the stage key is not of 256 bits');
      const key = createSecretKey(bytes);
      bytes.fill(0);
      return key;
    },
  };
}
