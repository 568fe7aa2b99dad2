import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine } from '../../local/aws/engine.ts';

export interface TestEngine {
  endpoint: string;
  close(): Promise<void>;
}

/** The engine that `DYNAMODB_ENDPOINT` names, or one of this test's own on an empty folder. */
export async function startTestEngine(): Promise<TestEngine> {
  const given = process.env.DYNAMODB_ENDPOINT;
  if (given) return { endpoint: given, close: async () => {} };
  const dataDir = await mkdtemp(join(tmpdir(), 'reflekt-store-'));
  const engine = await startEngine({ dataDir, log: () => {} });
  return {
    endpoint: engine.endpoint.origin,
    async close() {
      await engine.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
