import type { ServiceEnvironment } from '@reflekt/shared/service';
import { anthropicSecret, type insightsConsumer, openaiSecret } from '../service.ts';
import type { ProviderSetting } from './open.ts';

/** The providers in the order in which they are asked, as the stage configures them. */
export const providerSettings = ({
  config,
  secrets,
}: ServiceEnvironment<(typeof insightsConsumer)['config'][number]>): ProviderSetting[] => [
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
];
