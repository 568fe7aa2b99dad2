import { createHash, createSecretKey } from 'node:crypto';
import type { KeyManagement } from '../kms.ts';
import { answerKms } from './kms-answers.ts';

/** The KMS key of all tests, so that functions and tests of several processes can share a table of keys. */
export const TEST_KMS_KEY = createHash('sha256').update('KMS key of the tests').digest();
export const TEST_KMS_ARN = 'arn:aws:kms:us-east-1:000000000000:key/tests';
/** The stage whose functions share keys with the tests. */
const STAGE = 'dev';

const input = {
  KeyId: TEST_KMS_ARN,
  EncryptionContext: { 'reflekt:stage': STAGE, 'reflekt:purpose': 'stage-key' },
};

/** KMS without a network, for tests that are about something else. */
export const createTestKeyManagement = (): KeyManagement => ({
  async generateStageKey() {
    const { CiphertextBlob = '' } = answerKms('GenerateDataKey', input, TEST_KMS_KEY);
    return Buffer.from(CiphertextBlob, 'base64');
  },
  async unwrapStageKey(_call, wrapped) {
    const CiphertextBlob = Buffer.from(wrapped).toString('base64');
    const { Plaintext = '' } = answerKms('Decrypt', { ...input, CiphertextBlob }, TEST_KMS_KEY);
    return createSecretKey(Buffer.from(Plaintext, 'base64'));
  },
});
