export * from './all.ts';
export * from './definitions.ts';
export * from './entity-id.ts';
export * from './owner.ts';
export * from './spec.ts';
