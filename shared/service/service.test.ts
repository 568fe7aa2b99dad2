import { expect, test } from '@jest/globals';
import { entriesTable, idempotencyTable } from '../tables/index.ts';
import { allowAccess, defineService, readEnvironment, serviceVariables } from './index.ts';

const service = defineService({
  name: 'sample',
  description: 'Stands for any service',
  kind: 'api',
  consumes: [],
  tables: [
    allowAccess(entriesTable, { actions: ['GetItem'] }),
    allowAccess(idempotencyTable, { actions: ['GetItem'] }),
  ],
  secrets: [{ name: 'anthropic-api-key', description: 'a key' }],
  config: ['ALLOWED_ORIGIN'],
  memoryMb: 128,
  timeoutSeconds: 5,
});

const complete = Object.fromEntries(serviceVariables(service).map((name) => [name, `<${name}>`]));

test('a function finds every value that its description declares', () => {
  expect(readEnvironment(service, complete)).toMatchObject({
    stage: '<STAGE>',
    service: '<SERVICE>',
    tables: { Entries: '<ENTRIES_TABLE>', Idempotency: '<IDEMPOTENCY_TABLE>' },
    secrets: { 'anthropic-api-key': '<ANTHROPIC_API_KEY_SECRET_ARN>' },
    config: { ALLOWED_ORIGIN: '<ALLOWED_ORIGIN>' },
  });
});

test('all missing variables are named at once, without values', () => {
  const { STAGE, ALLOWED_ORIGIN } = complete;
  expect(() => readEnvironment(service, { STAGE, ALLOWED_ORIGIN })).toThrow(
    'sample: missing environment variables: SERVICE, ENTRIES_TABLE, IDEMPOTENCY_TABLE, ANTHROPIC_API_KEY_SECRET_ARN',
  );
  expect(() => readEnvironment(service, { ...complete, ENTRIES_TABLE: undefined })).not.toThrow(
    /<|SERVICE/,
  );
});

test.each(Object.keys(complete))('%s alone is missed too', (name) => {
  expect(() => readEnvironment(service, { ...complete, [name]: undefined })).toThrow(
    `sample: missing environment variables: ${name}`,
  );
});
