export * from './analytics.ts';
export * from './categories.ts';
export * from './entries.ts';
export * from './gamification.ts';
export * from './idempotency.ts';
export * from './insights.ts';
export * from './keys.ts';
export * from './settings.ts';
