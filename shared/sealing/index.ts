export { type Erasure, endErasure, eraseOwnerKeys } from './erasure.ts';
export { KeyError, type KeyErrorCode, SealError, type SealErrorCode } from './errors.ts';
export { createKeyring, type Keyring, type KeyringOptions } from './keyring.ts';
export { createKeyManagement, type KeyManagement } from './kms.ts';
