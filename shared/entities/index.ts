export * from './entry.ts';
export * from './mood.ts';
export * from './scalars.ts';
export * from './settings.ts';
