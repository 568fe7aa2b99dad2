import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EntryCreated, EntryDeleted, InsightGenerated } from '@reflekt/shared/events';
import { allowAccess, defineService, type ServiceDescription } from '@reflekt/shared/service';
import { entriesTable } from '@reflekt/shared/tables';
import { App } from 'aws-cdk-lib';
import { services } from '../../lib/services.ts';
import { ReflektStack } from '../../lib/stack.ts';
import type { Stage } from '../../lib/stages.ts';
import { contextOf, SynthesizedTemplate } from './synthesized.ts';

/** A consumer, an outbox and a scheduled service that use every member of a description. */
const eventServices: readonly ServiceDescription[] = [
  defineService({
    name: 'fixture-consumer',
    description: 'Counts what the fixtures write',
    kind: 'consumer',
    consumes: [EntryCreated, EntryDeleted, InsightGenerated],
    concerns: { [EntryDeleted.name]: { permanent: [true] } },
    queue: { batchSize: 50, batchingWindowSeconds: 2, maxConcurrency: 4, delayed: true },
    tables: [allowAccess(entriesTable, { actions: [], indexes: ['DateIndex'] })],
    secrets: [{ name: 'fixture', description: 'what the fixture alone may read' }],
    config: [],
    memoryMb: 256,
    timeoutSeconds: 60,
  }),
  defineService({
    name: 'fixture-outbox',
    description: 'Publishes the changes of the fixtures',
    kind: 'outbox',
    consumes: [],
    streams: [{ table: entriesTable, filters: [{ eventName: ['INSERT', 'MODIFY'] }] }],
    tables: [],
    secrets: [],
    config: [],
    memoryMb: 512,
    timeoutSeconds: 30,
  }),
  defineService({
    name: 'fixture-schedule',
    description: 'Opens a fixture twice a day',
    kind: 'scheduled',
    consumes: [],
    schedule: { everyHours: 12 },
    seals: true,
    tables: [allowAccess(entriesTable, { actions: ['GetItem'] })],
    secrets: [],
    config: [],
    memoryMb: 256,
    timeoutSeconds: 30,
  }),
];

/** The services that the API calls, and the fixtures in place of all others: one of each kind. */
export const oneOfEachKind: readonly ServiceDescription[] = [
  ...services.filter(({ kind }) => kind === 'api' || kind === 'authorizer'),
  ...eventServices,
];

/** The stack of the fixtures, with empty bundles. */
export async function fixtureTemplate(stage: Stage): Promise<SynthesizedTemplate> {
  const bundles = await mkdtemp(join(tmpdir(), 'reflekt-fixture-'));
  try {
    for (const { name } of oneOfEachKind) {
      await mkdir(join(bundles, name));
      await writeFile(join(bundles, name, 'index.js'), `exports.handler = async () => '${name}';`);
    }
    const app = new App({ context: await contextOf(stage) });
    new ReflektStack(app, { stage, services: oneOfEachKind, bundles });
    return new SynthesizedTemplate(stage, app.synth());
  } finally {
    await rm(bundles, { recursive: true });
  }
}
