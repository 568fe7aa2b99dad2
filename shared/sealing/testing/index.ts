export * from './key-management.ts';
export * from './kms-answers.ts';
export * from './kms-server.ts';
