import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from '../support/client.ts';
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts';
import { cloud as dev } from '../support/shared-cloud.ts';
import { frontendToken } from '../support/tokens.ts';

/** What differs where one origin is configured; the shared cloud runs the stage that allows any. */
const STAGE = 'staging';
const ORIGIN = 'https://staging.reflekt.example';

let cloud: LocalCloud;
beforeAll(async () => {
  cloud = await startLocalCloud({ REFLEKT_STAGE: STAGE });
});
afterAll(() => cloud.stop());

const anybody = new Client(() => cloud.url);

describe('a stage with an origin of its own', () => {
  test.each([
    ['GET', '/health'],
    ['GET', '/entries'],
    ['GET', '/nowhere'],
    ['OPTIONS', '/entries'],
  ])('names it, whoever asks: %s %s', async (method, path) => {
    for (const origin of [ORIGIN, 'https://evil.example']) {
      const { headers } = await anybody.send(method, path, { headers: { origin } });
      expect(headers['access-control-allow-origin']).toBe(ORIGIN);
      expect(headers.vary).toBe('Origin');
      expect(headers['access-control-allow-credentials']).toBeUndefined();
    }
  });

  test('does not know the tokens of another stage, nor that stage its', async () => {
    const statusOf = async (url: string, key: string) => {
      const token = frontendToken(key, randomUUID(), 'default');
      return (await new Client(() => url, `Bearer ${token}`).get('/entries')).status;
    };
    expect(await statusOf(cloud.url, cloud.signingKey(STAGE))).toBe(200);
    expect(await statusOf(cloud.url, dev.signingKey())).toBe(401);
    expect(await statusOf(dev.url, cloud.signingKey(STAGE))).toBe(401);
  });
});
