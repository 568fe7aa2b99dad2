export * from './all.ts';
export * from './definitions.ts';
export * from './endpoint.ts';
export * from './parameters.ts';
