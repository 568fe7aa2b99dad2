export * from './call.ts';
export * from './client.ts';
export * from './condition.ts';
export * from './database.ts';
export * from './entries/index.ts';
export * from './page.ts';
export * from './retry.ts';
export * from './settings.ts';
