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

const health = {
  path: '/health',
  auth: 'public',
  success: {
    status: 200,
    body: Health,
    otherwise: {
      status: 503,
      when: (body: unknown) => v.is(Health, body) && body.status === 'unhealthy',
      description: 'Storage does not answer',
    },
  },
} as const;

/** The endpoints about the API itself: health and OpenAPI document. */
export const metaApi = defineApi('meta', {
  health: { ...health, method: 'GET', summary: 'Whether the service and its storage answer' },
  healthStatus: { ...health, method: 'HEAD', summary: 'The status of GET /health alone' },
  openApiDocument: {
    method: 'GET',
    path: '/openapi.json',
    auth: 'public',
    summary: 'This document',
    success: { status: 200, body: v.pipe(v.looseObject({}), documented({ type: 'object' })) },
    cacheControl: 'max-age=300',
  },
});
