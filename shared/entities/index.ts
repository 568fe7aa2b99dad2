export * from './entry.ts';
export * from './mood.ts';
export * from './scalars.ts';
