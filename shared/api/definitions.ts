export * from './analytics.ts';
export * from './entries.ts';
export * from './gamification.ts';
export * from './insights.ts';
export * from './letters.ts';
export * from './meta.ts';
export * from './prompts.ts';
export * from './settings.ts';
