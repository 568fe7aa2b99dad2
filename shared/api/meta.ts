import * as v from 'valibot';
import { documented, Instant } from '../entities/index.ts';
import { defineApi } from './endpoint.ts';

const Status = v.picklist(['healthy', 'degraded', 'unhealthy']);

/** The health of the service and of the services that it depends on. */
export const Health = v.object({
  timestamp: Instant,
  status: Status,
  services: v.array(
    v.object({
      name: v.string(),
      status: Status,
      latency: v.pipe(v.number(), documented({ type: 'number', description: 'Milliseconds.' })),
    }),
  ),
});
export type Health = v.InferOutput<typeof Health>;

/** The endpoints about the API itself: health and OpenAPI document. */
export const metaApi = defineApi('meta', {
  health: {
    method: 'GET',
    path: '/health',
    auth: 'public',
    summary: 'Whether the service and its storage answer',
    success: {
      status: 200,
      body: Health,
      otherwise: {
        status: 503,
        when: (body) => v.is(Health, body) && body.status === 'unhealthy',
        description: 'Storage does not answer',
      },
    },
  },
  openApiDocument: {
    method: 'GET',
    path: '/openapi.json',
    auth: 'public',
    summary: 'This document',
    success: { status: 200, body: v.pipe(v.looseObject({}), documented({ type: 'object' })) },
    cacheControl: 'max-age=300',
  },
});
