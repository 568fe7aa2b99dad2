import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { bundleServices } from './bundles.ts';
import { services } from './services.ts';
import { ReflektStack } from './stack.ts';
import type { Stage } from './stages.ts';

/** Bundles every service, then makes and synthesizes the stack of one stage. */
export async function synthesize(app: App, stage: Stage): Promise<CloudAssembly> {
  const bundles = await mkdtemp(join(tmpdir(), 'reflekt-bundles-'));
  try {
    await bundleServices(services, bundles);
    new ReflektStack(app, { stage, services, bundles });
    return app.synth();
  } finally {
    await rm(bundles, { recursive: true });
  }
}
