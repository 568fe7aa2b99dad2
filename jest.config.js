import { availableParallelism } from 'node:os';

/** One configuration, six projects: unit (beside the code), local (the local cloud's own), stack (synthesized), store (operations and sealing on a real engine), events (all consumers under faults), e2e (a running system). */
const common = {
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript' },
          target: 'es2024',
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/test/support/quiet-logs.ts'],
  modulePathIgnorePatterns: ['<rootDir>/cdk.out', '<rootDir>/.reflekt'],
};

export default {
  // One more than cores: files that wait for a cloud leave theirs idle. Jest's own default on two cores is one.
  maxWorkers: Math.min(availableParallelism() + 1, 8),
  testSequencer: '<rootDir>/test/support/sequencer.ts',
  // Ends what hangs. Nothing takes a tenth of it on an idle machine; shared ones can be ten times slower.
  testTimeout: 300_000,
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/{shared,lambdas,bin,lib,client,test/http}/**/*.test.ts'],
    },
    { ...common, displayName: 'local', testMatch: ['<rootDir>/local/**/*.test.ts'] },
    { ...common, displayName: 'stack', testMatch: ['<rootDir>/test/stack/**/*.test.ts'] },
    { ...common, displayName: 'store', testMatch: ['<rootDir>/test/{store,sealing}/**/*.test.ts'] },
    { ...common, displayName: 'events', testMatch: ['<rootDir>/test/events/**/*.test.ts'] },
    {
      ...common,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/{e2e,faults}/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
  ],
};
