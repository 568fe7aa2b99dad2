import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export interface KmsInput {
  KeyId?: string;
  CiphertextBlob?: string;
  EncryptionContext?: Record<string, string>;
}

export class KmsError extends Error {
  override readonly name: string;
  readonly status: number;

  constructor(name: string, status = name === 'KMSInternalException' ? 500 : 400) {
    super(name);
    this.name = name;
    this.status = status;
  }
}

const contextBytes = (input: KmsInput) =>
  Buffer.from(
    JSON.stringify([input.KeyId, Object.entries(input.EncryptionContext ?? {}).toSorted()]),
  );

/**
 * The answer of KMS to GenerateDataKey or Decrypt.
 * @param key stands for the KMS key: what one call wraps, another with the same key unwraps
 * @throws KmsError
 */
export function answerKms(
  operation: string,
  input: KmsInput,
  key: Buffer,
): Record<string, string | undefined> {
  if (operation === 'GenerateDataKey') {
    const plain = randomBytes(32);
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(contextBytes(input));
    const blob = [nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()];
    return {
      KeyId: input.KeyId,
      Plaintext: plain.toString('base64'),
      CiphertextBlob: Buffer.concat(blob).toString('base64'),
    };
  }
  if (operation !== 'Decrypt') throw new KmsError('UnknownOperationException');
  const blob = Buffer.from(input.CiphertextBlob ?? '', 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, blob.subarray(0, 12))
      .setAAD(contextBytes(input))
      .setAuthTag(blob.subarray(-16));
    const plain = Buffer.concat([decipher.update(blob.subarray(12, -16)), decipher.final()]);
    return { KeyId: input.KeyId, Plaintext: plain.toString('base64') };
  } catch {
    // As KMS answers another key, another context and an altered blob alike.
    throw new KmsError('InvalidCiphertextException');
  }
}
