import { createClient, type Client as TypedClient } from '@reflekt/client';
import type { Client } from './client.ts';

/** The published client of a user. What it sends goes through the tests' own client, which checks every answer. */
export function typedClientOf(client: Client): TypedClient {
  const fetchChecked = async (url: string | URL | Request, init: RequestInit = {}) => {
    const { pathname, search } = new URL(String(url));
    const { authorization: _, ...headers } = init.headers as Record<string, string>;
    const answer = await client.send(init.method ?? 'GET', pathname + search, {
      headers,
      ...(typeof init.body === 'string' ? { raw: init.body } : {}),
    });
    const given = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
    return new Response(answer.text === '' ? null : answer.text, {
      status: answer.status,
      headers: Object.fromEntries(given),
    });
  };
  return createClient({ baseUrl: 'http://the-cloud', fetch: fetchChecked });
}
