import { createEventConsumer } from '@reflekt/shared/consumer';
import { readEnvironment } from '@reflekt/shared/service';
import {
  createDynamoClient,
  createEntryReader,
  createInsightReader,
  openDatabase,
  readSettings,
} from '@reflekt/shared/store';
import { ulid } from 'ulid';
import { consume } from './consumer/consume.ts';
import { openProviders } from './providers/open.ts';
import { anthropicSecret, insightsConsumer, openaiSecret } from './service.ts';
import { createBreakers } from './store/breakers.ts';
import { createInsightWriter } from './store/insight-writer.ts';
import { createTokenBudget } from './store/token-budget.ts';

const environment = readEnvironment(insightsConsumer, process.env);
const { config, secrets, tables } = environment;
const client = createDynamoClient();

const providers = openProviders([
  {
    name: 'anthropic',
    model: config.ANTHROPIC_MODEL,
    baseUrl: config.ANTHROPIC_BASE_URL,
    secretArn: secrets[anthropicSecret.name] ?? '',
  },
  {
    name: 'openai',
    model: config.OPENAI_MODEL,
    baseUrl: config.OPENAI_BASE_URL,
    secretArn: secrets[openaiSecret.name] ?? '',
  },
]);

/** @throws Error that names the setting */
function tokens(name: 'INSIGHT_TOKENS_PER_USER' | 'INSIGHT_TOKENS_PER_TENANT'): number {
  const value = config[name];
  if (!/^\d{1,12}$/.test(value)) throw new Error(`${name} must be a whole number of tokens a day`);
  return Number(value);
}
const limits = {
  perUser: tokens('INSIGHT_TOKENS_PER_USER'),
  perTenant: tokens('INSIGHT_TOKENS_PER_TENANT'),
};

export const handler = createEventConsumer({
  service: insightsConsumer.name,
  events: insightsConsumer.consumes,
  consume,
  deps: (call) => {
    const db = openDatabase(client, tables, call);
    return {
      stores: {
        entries: createEntryReader(db, Date.now),
        insights: { ...createInsightReader(db), ...createInsightWriter(db) },
        settingsOf: (owner) => readSettings(db, owner),
        breakers: createBreakers(db),
        tokens: createTokenBudget(db, limits, call.deadline),
      },
      providers,
      deadline: call.deadline,
      now: Date.now,
      newId: () => ulid(),
    };
  },
});
