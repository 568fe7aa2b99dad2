import { randomUUID } from 'node:crypto';
import { createDynamoClient } from '@reflekt/shared/store';
import { createTables } from '@reflekt/shared/store/testing';
import { allTables, Owner } from '@reflekt/shared/tables';
import { startTestEngine } from './engine.ts';

export type Client = ReturnType<typeof createDynamoClient>;

export interface TestStore {
  /** A client of its own, as the services make theirs. */
  client(): Client;
  /** Deployed name by logical name. */
  tables: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** All tables, empty, on a real engine. */
export async function openTestStore(): Promise<TestStore> {
  const engine = await startTestEngine();
  process.env.AWS_ENDPOINT_URL_DYNAMODB = engine.endpoint;
  process.env.AWS_REGION ??= 'us-east-1';
  process.env.AWS_ACCESS_KEY_ID ??= 'local';
  process.env.AWS_SECRET_ACCESS_KEY ??= 'local';
  const clients: Client[] = [];
  const client = () => {
    const made = createDynamoClient();
    clients.push(made);
    return made;
  };
  const tables = await createTables(client(), allTables, `test-${randomUUID().slice(0, 8)}`);
  return {
    client,
    tables,
    async close() {
      for (const one of clients) one.destroy();
      await engine.close();
    },
  };
}

let owners = 0;

/** Somebody who has nothing yet. */
export function newOwner(tenant = 'default'): Owner {
  owners += 1;
  const owner = Owner.of({ tenant_id: tenant, user_id: `writer-${owners}-${randomUUID()}` });
  if (!owner) throw new Error('not a possible owner');
  return owner;
}
