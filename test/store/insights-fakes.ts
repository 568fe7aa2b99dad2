import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { createTables } from '@reflekt/shared/store/testing';
import { allTables } from '@reflekt/shared/tables';
import {
  type FakeProvider,
  GOOD_ANSWER,
  json,
  startFakeProvider,
  wire,
} from '../../lambdas/insights/testing/fake-provider.ts';
import {
  type HarnessOptions,
  openInsightsHarness,
} from '../../lambdas/insights/testing/harness.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

/** Negative for our own code, and positive for a fake provider. */
export const TEXT = 'A terrible day, I felt miserable, lonely and sad.';

/** A provider that answers correctly, except as overridden. */
export const good = (name: 'anthropic' | 'openai', more: object = {}) =>
  json(200, wire[name].answer({ ...GOOD_ANSWER, ...more }));

/**
 * Opens fresh fake providers and tables for each test of a file, because all owners share the breakers. They exist from
 * the first test on, not before.
 */
export function useFakeProviders() {
  const running: { store?: TestStore; tables?: TestStore['tables'] } = {};
  const fakes: { anthropic?: FakeProvider; openai?: FakeProvider } = {};
  const there = <T>(thing: T | undefined): T => {
    if (thing === undefined) throw new Error('fake providers are there only within a test');
    return thing;
  };
  beforeAll(async () => {
    running.store = await openTestStore();
  });
  afterAll(() => there(running.store).close());
  beforeEach(async () => {
    const prefix = `providers-${randomUUID().slice(0, 8)}`;
    running.tables = await createTables(there(running.store).client(), allTables, prefix);
    fakes.anthropic = await startFakeProvider(good('anthropic'));
    fakes.openai = await startFakeProvider(good('openai'));
  });
  afterEach(async () => {
    await there(fakes.anthropic).close();
    await there(fakes.openai).close();
  });
  return {
    get anthropic(): FakeProvider {
      return there(fakes.anthropic);
    },
    get openai(): FakeProvider {
      return there(fakes.openai);
    },
    /** The number of calls of each provider. */
    calls: () => [there(fakes.anthropic).requests.length, there(fakes.openai).requests.length],
    /** Opens a harness whose owner consents to the providers. */
    async agreeing(options: Partial<HarnessOptions> = {}) {
      const scene = openInsightsHarness({
        newClient: there(running.store).client,
        tables: there(running.tables),
        owner: newOwner(),
        providers: [
          ['anthropic', there(fakes.anthropic).url],
          ['openai', there(fakes.openai).url],
        ],
        ...options,
      });
      await scene.consent('external', 'Europe/London');
      return scene;
    },
  };
}
