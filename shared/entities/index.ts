export * from './draft.ts';
export * from './entry.ts';
export * from './gamification.ts';
export * from './gamification-rules.ts';
export * from './insight.ts';
export * from './mood.ts';
export * from './scalars.ts';
export * from './settings.ts';
