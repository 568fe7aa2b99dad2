export * from './database.ts';
export * from './engine.ts';
export * from './faults.ts';
export * from './index-lag.ts';
export * from './random.ts';
export * from './raw-items.ts';
export * from './tables.ts';
