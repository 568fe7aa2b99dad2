import { randomUUID } from 'node:crypto';
import { Client } from './client.ts';
import { type CloudAddress, CloudView } from './local-cloud.ts';

/** How Jest's global setup tells the test files where the cloud is that they share. */
export const SHARED_CLOUD = 'REFLEKT_TEST_CLOUD';

function sharedAddress(): CloudAddress {
  const value = process.env[SHARED_CLOUD];
  if (value === undefined) throw new Error(`${SHARED_CLOUD} is not set: run it as a test of e2e`);
  return JSON.parse(value);
}

/** The cloud that all test files use unless they break one. */
export const cloud = new CloudView(sharedAddress());

/** Nobody: no token at all. */
export const nobody = new Client(() => cloud.url);

/** A named user of a tenant. */
export const clientOf = (user: string, tenant = 'default') =>
  new Client(() => cloud.url, `Bearer ${cloud.token(user, tenant)}`);

/** A user whom no other test knows, so that lists hold only what the test put there. */
export const newUser = () => clientOf(`user-${randomUUID()}`);
