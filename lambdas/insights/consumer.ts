import { createConsumer } from '@reflekt/shared/consumer';
import { createEntryReader, createInsightReader, readSettings } from '@reflekt/shared/store';
import { ulid } from 'ulid';
import { consume } from './consumer/consume.ts';
import { openProviders } from './providers/open.ts';
import { providerSettings } from './providers/settings.ts';
import { insightsConsumer } from './service.ts';
import { createBreakers } from './store/breakers.ts';
import { createInsightWriter } from './store/insight-writer.ts';
import { createLeases } from './store/leases.ts';
import { createTokenBudget } from './store/token-budget.ts';

let providers: ReturnType<typeof openProviders> | undefined;

/** Consumes the events that change insights. */
export const handler = createConsumer(insightsConsumer, consume, ({ db, call, environment }) => {
  const { INSIGHT_TOKENS_PER_USER: perUser, INSIGHT_TOKENS_PER_TENANT: perTenant } =
    environment.config;
  providers ??= openProviders(providerSettings(environment));
  return {
    stores: {
      entries: createEntryReader(db, Date.now),
      insights: { ...createInsightReader(db), ...createInsightWriter(db) },
      leases: createLeases(db),
      settingsOf: (owner) => readSettings(db, owner),
      breakers: createBreakers(db),
      tokens: createTokenBudget(db, { perUser, perTenant }),
    },
    providers,
    deadline: call.deadline,
    now: Date.now,
    newId: () => ulid(),
  };
});
