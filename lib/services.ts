import type { ServiceDescription } from '@reflekt/shared/service';
import { analyticsConsumer, analyticsService } from '../lambdas/analytics/service.ts';
import { authorizerService } from '../lambdas/authorizer/service.ts';
import {
  entriesConsumer,
  entriesRestore,
  entriesService,
  entriesUpdater,
  filingConsumer,
} from '../lambdas/entries/service.ts';
import { gamificationConsumer, gamificationService } from '../lambdas/gamification/service.ts';
import { insightsConsumer, insightsService, lettersService } from '../lambdas/insights/service.ts';
import { metaService } from '../lambdas/meta/service.ts';
import { outboxService } from '../lambdas/outbox/service.ts';
import { promptsService } from '../lambdas/prompts/service.ts';
import { sealingCanary } from '../lambdas/sealing-canary/service.ts';
import { searchConsumer, searchService } from '../lambdas/search/service.ts';
import { settingsService } from '../lambdas/settings/service.ts';

/** All services. A service that is not listed here is neither bundled nor deployed. */
export const services: readonly ServiceDescription[] = [
  analyticsService,
  analyticsConsumer,
  authorizerService,
  entriesService,
  entriesConsumer,
  entriesUpdater,
  entriesRestore,
  filingConsumer,
  gamificationService,
  gamificationConsumer,
  insightsService,
  insightsConsumer,
  lettersService,
  metaService,
  outboxService,
  promptsService,
  sealingCanary,
  searchService,
  searchConsumer,
  settingsService,
];
