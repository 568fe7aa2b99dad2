import { afterAll, afterEach, beforeAll, jest } from '@jest/globals';
import { domainErrorOf } from '@reflekt/shared/errors';
import { captureOutput } from '@reflekt/shared/log/testing';
import { createKeyManagement, createKeyring, type Keyring } from '@reflekt/shared/sealing';
import { type KmsServer, startKmsServer } from '@reflekt/shared/sealing/testing';
import type { Call, ItemSealing } from '@reflekt/shared/store';
import { contentsOf } from '@reflekt/shared/store/testing';
import { keysTable } from '@reflekt/shared/tables';
import { type Client, openTestStore, type TestStore } from '../../support/store.ts';

export const KEY_ARN = 'arn:aws:kms:us-east-1:123456789012:key/0b1c';

/** Real keys on a real engine, wrapped by a server that speaks KMS's protocol. One for a file of tests. */
export interface Vault {
  store: TestStore;
  kms: KmsServer;
  keysTableName: string;
  client: Client;
  /** A function instance that holds no key yet. */
  newInstance(options?: { client?: Client; now?: () => number }): Keyring;
  /** The seals of one request to a function instance that holds no key yet. */
  newSeals(): ItemSealing;
  /** What the table Keys holds of an owner. */
  rowsOf(ownerKey: string): Promise<Record<string, unknown>[]>;
}

export const callOf = (ms = 30_000): Call => ({
  deadline: Date.now() + ms,
  capacity: { read: 0, write: 0 },
});

/** Opens the vault before the tests of a file, and closes it after them. */
export function useVault(): Vault {
  const vault = {} as Vault;
  beforeAll(async () => {
    const store = await openTestStore();
    const kms = await startKmsServer();
    process.env.AWS_ENDPOINT_URL_KMS = kms.url;
    const client = store.client();
    const keysTableName = String(store.tables[keysTable.name]);
    const newInstance: Vault['newInstance'] = (options = {}) => {
      const own = options.client ?? client;
      return createKeyring({
        client: own,
        keysTableName,
        kms: createKeyManagement({ client: own, keyArn: KEY_ARN, stage: 'test' }),
        ...(options.now ? { now: options.now } : {}),
      });
    };
    Object.assign(vault, {
      store,
      kms,
      keysTableName,
      client,
      newInstance,
      newSeals: () => newInstance().open(callOf()),
      rowsOf: async (ownerKey: string) =>
        (await contentsOf(client, keysTableName)).filter(({ owner }) => owner === ownerKey),
    });
  });
  afterEach(() => {
    vault.kms.fault = undefined;
    vault.kms.onCall = undefined;
    vault.kms.calls = [];
    jest.restoreAllMocks();
  });
  afterAll(async () => {
    await vault.kms.close();
    await vault.store.close();
  });
  return vault;
}

/** The code of what work ends in: of a SealError, of the KeyError behind a DomainError, or of a DomainError. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error)) return 'done';
  const { code = undefined } = (error.cause ?? error) as { code?: string };
  return String(code ?? domainErrorOf(error)?.code ?? error.name);
}

/** The log lines with an error code that are written while it works. */
export async function errorLinesOf(
  work: () => Promise<unknown>,
): Promise<Record<string, unknown>[]> {
  const output = captureOutput();
  try {
    await work();
  } finally {
    output.restore();
  }
  return output.lines.filter(({ error_code }) => error_code !== undefined);
}
