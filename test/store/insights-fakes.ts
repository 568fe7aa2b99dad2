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
  const required = <T>(thing: T | undefined): T => {
    if (thing === undefined) throw new Error('fake providers are there only within a test');
    return thing;
  };
  beforeAll(async () => {
    running.store = await openTestStore();
  });
  afterAll(() => required(running.store).close());
  beforeEach(async () => {
    const prefix = `providers-${randomUUID().slice(0, 8)}`;
    running.tables = await createTables(required(running.store).client(), allTables, prefix);
    fakes.anthropic = await startFakeProvider(good('anthropic'));
    fakes.openai = await startFakeProvider(good('openai'));
  });
  afterEach(async () => {
    await required(fakes.anthropic).close();
    await required(fakes.openai).close();
  });
  return {
    get anthropic(): FakeProvider {
      return required(fakes.anthropic);
    },
    get openai(): FakeProvider {
      return required(fakes.openai);
    },
    /** The number of calls of each provider. */
    calls: () => [
      required(fakes.anthropic).requests.length,
      required(fakes.openai).requests.length,
    ],
    /** Opens a harness whose owner consents to the providers. */
    async openConsenting(options: Partial<HarnessOptions> = {}) {
      const harness = openInsightsHarness({
        newClient: required(running.store).client,
        tables: required(running.tables),
        owner: newOwner(),
        providers: [
          ['anthropic', required(fakes.anthropic).url],
          ['openai', required(fakes.openai).url],
        ],
        ...options,
      });
      await harness.consent('external', 'Europe/London');
      return harness;
    },
  };
}
