import { describe, expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { documentOf } from '../support/client.ts';
import { ENTRY_MEMBERS, INSTANT } from '../support/contract.ts';
import type { Received } from '../support/document.ts';
import { cloud, newUser, nobody } from '../support/shared-cloud.ts';

interface Health {
  timestamp: string;
  status: string;
  services: { name: string; status: string; latency: number }[];
}

describe('GET /health', () => {
  test('says without a token that all is well', async () => {
    const { status, body, headers } = await nobody.get<Health>('/health');
    expect(status).toBe(200);
    expect(body.status).toBe('healthy');
    expect(body.timestamp).toMatch(INSTANT);
    expect(body.services.length).toBeGreaterThan(0);
    for (const service of body.services) {
      expect(service.status).toBe('healthy');
      expect(service.latency).toBeGreaterThanOrEqual(0);
    }
    expect(headers['cache-control']).toBe('no-store');
  });

  test('minds no token, not even a bad one', async () => {
    const { status } = await nobody.get('/health', { headers: { authorization: 'Bearer x' } });
    expect(status).toBe(200);
  });
});

describe('GET /openapi.json', () => {
  test('is a valid OpenAPI 3.1 document that may be cached for five minutes', async () => {
    const { status, body, headers } = await nobody.get<Record<string, unknown>>('/openapi.json');
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('max-age=300');
    expect(body.openapi).toMatch(/^3\.1\./);
    const verdict = await new Validator().validate(body);
    expect(verdict).toMatchObject({ valid: true });
  });

  test('the validator would notice a broken document', async () => {
    const { body } = await nobody.get<Record<string, unknown>>('/openapi.json');
    const verdict = await new Validator().validate({ ...body, info: {} });
    expect(verdict.valid).toBe(false);
  });

  test('describes entries with exactly the members of the contract, all of them always there', async () => {
    const { openApi } = await documentOf(cloud.url);
    const entry: { properties?: object; required?: string[] } =
      openApi.components.schemas.Entry ?? {};
    expect(Object.keys(entry.properties ?? {}).sort()).toEqual([...ENTRY_MEMBERS].sort());
    expect([...(entry.required ?? [])].sort()).toEqual([...ENTRY_MEMBERS].sort());
  });

  test('lists only routes that exist', async () => {
    const { openApi } = await documentOf(cloud.url);
    const absent: string[] = [];
    for (const [path, methods] of Object.entries(openApi.paths)) {
      for (const method of Object.keys(methods)) {
        // Without a token a route that exists answers 401, and one that does not 404.
        const { status } = await nobody.send(method.toUpperCase(), path);
        if (status === 404) absent.push(`${method} ${path}`);
      }
    }
    expect(absent).toEqual([]);
  });

  test('is a judge that refuses answers it does not describe', async () => {
    const judge = await documentOf(cloud.url);
    const { text, headers } = await newUser().get('/entries');
    const faults = (change: Partial<Received>, method = 'GET', path = '/entries') =>
      judge.faults(method, path, { status: 200, text, headers, ...change });
    expect(faults({})).toEqual([]);
    expect(faults({ status: 206 })).toEqual(['status 206 is not declared']);
    expect(faults({ text: '{"items":[]}' })).toHaveLength(1);
    expect(faults({ text: '{"items":[{"id":"x"}],"next_cursor":null}' })).not.toEqual([]);
    expect(faults({ headers: { 'content-type': 'text/html' } })).toHaveLength(1);
    expect(faults({}, 'GET', '/nowhere')).toHaveLength(1);
    expect(faults({ status: 404 }, 'GET', '/nowhere')).toHaveLength(1);
  });
});
