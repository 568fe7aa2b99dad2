import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { allEndpoints } from '@reflekt/shared/api';
import { idOf } from '../support/resources.ts';
import { newUser } from '../support/shared-cloud.ts';

/** By the definitions: an endpoint that says it is idempotent is tried without anybody remembering it. */
const idempotent = allEndpoints.filter((endpoint) => endpoint.idempotent);

test('some endpoint is idempotent', () => {
  expect(idempotent.length).toBeGreaterThan(0);
});

describe.each(idempotent.map((endpoint) => ({ id: endpoint.id, endpoint })))(
  '$id, sent twice under one Idempotency-Key',
  ({ endpoint }) => {
    const { method, path, example } = endpoint;

    test('creates once, and gives the first outcome again', async () => {
      const me = newUser();
      const headers = { 'idempotency-key': randomUUID() };
      const send = () => me.send<{ id: string }>(method, path, { json: example, headers });
      const first = await send();
      const second = await send();
      expect([first.status, second.status]).toEqual([
        endpoint.success.status,
        endpoint.success.status,
      ]);
      expect(idOf(first.body)).toMatch(/^[0-9A-Z]{26}$/);
      expect(second.body).toEqual(first.body);
    });

    test('creates once, however many are sent at the same time', async () => {
      const me = newUser();
      const headers = { 'idempotency-key': randomUUID() };
      const answers = await Promise.all(
        Array.from({ length: 8 }, () =>
          me.send<{ id: string }>(method, path, { json: example, headers }),
        ),
      );
      expect(new Set(answers.map(({ body }) => idOf(body))).size).toBe(1);
    });
  },
);
