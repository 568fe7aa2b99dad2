import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, jest } from '@jest/globals';
import type { APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import { bundleServices } from '../../../lib/bundles.ts';
import type { AllowPolicy } from '../domain/policy.ts';
import { authorizerService } from '../service.ts';

export type Handler = (event: APIGatewayTokenAuthorizerEvent) => Promise<AllowPolicy>;

let folder: Promise<string> | undefined;

async function build(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'reflekt-authorizer-test-'));
  await bundleServices([authorizerService], made);
  return made;
}

afterAll(async () => {
  if (folder) await rm(await folder, { recursive: true });
  folder = undefined;
});

/**
 * Loads the handler from the very files that are deployed, anew each time. Modules that it imports lazily are
 * files of their own there, each with its own copy of every class.
 */
export async function loadDeployedHandler(): Promise<Handler> {
  folder ??= build();
  const bundle = join(await folder, authorizerService.name, 'index.js');
  jest.resetModules();
  const loaded: { handler: Handler } = createRequire(import.meta.url)(bundle);
  return loaded.handler;
}
