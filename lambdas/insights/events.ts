import { eventConsumer } from '@reflekt/shared/consumer';
import { readEnvironment } from '@reflekt/shared/service';
import {
  dynamoClient,
  entryReader,
  insightReader,
  openDatabase,
  readSettings,
} from '@reflekt/shared/store';
import { ulid } from 'ulid';
import { consume } from './consumer/consume.ts';
import { openProviders } from './providers/open.ts';
import { anthropicSecret, insightsConsumer, openaiSecret } from './service.ts';
import { breakers } from './store/breakers.ts';
import { insightWriter } from './store/insight-writer.ts';
import { tokenBudget } from './store/token-budget.ts';

const environment = readEnvironment(insightsConsumer, process.env);
const { settings, secrets, tables } = environment;
const client = dynamoClient();

const providers = openProviders([
  {
    name: 'anthropic',
    model: settings.ANTHROPIC_MODEL,
    baseUrl: settings.ANTHROPIC_BASE_URL,
    secretArn: secrets[anthropicSecret.name] ?? '',
  },
  {
    name: 'openai',
    model: settings.OPENAI_MODEL,
    baseUrl: settings.OPENAI_BASE_URL,
    secretArn: secrets[openaiSecret.name] ?? '',
  },
]);

/** @throws Error that names the setting */
function tokens(name: 'INSIGHT_TOKENS_PER_USER' | 'INSIGHT_TOKENS_PER_TENANT'): number {
  const value = settings[name];
  if (!/^\d{1,12}$/.test(value)) throw new Error(`${name} must be a whole number of tokens a day`);
  return Number(value);
}
const limits = {
  perUser: tokens('INSIGHT_TOKENS_PER_USER'),
  perTenant: tokens('INSIGHT_TOKENS_PER_TENANT'),
};

export const handler = eventConsumer({
  service: insightsConsumer.name,
  events: insightsConsumer.consumes,
  consume,
  deps: (call) => {
    const db = openDatabase(client, tables, call);
    return {
      stores: {
        entries: entryReader(db, Date.now),
        insights: { ...insightReader(db), ...insightWriter(db) },
        settingsOf: (owner) => readSettings(db, owner),
        breakers: breakers(db),
        tokens: tokenBudget(db, limits, call.deadline),
      },
      providers,
      deadline: call.deadline,
      now: Date.now,
      newId: () => ulid(),
    };
  },
});
