export {
  isUnreadableItem,
  SealingError,
  type SealingErrorCode,
  sealingErrorCode,
} from './errors.ts';
export { createKeyring, type Keyring, type KeyringOptions, type OwnerSeals } from './keyring.ts';
export { createKeyManagement, type KeyManagement } from './kms.ts';
export { ownerKeyOf } from './members.ts';
