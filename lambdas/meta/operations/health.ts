import type { Health, metaApi } from '@reflekt/shared/api';
import type { Operation } from '@reflekt/shared/http';
import { formatInstant } from '@reflekt/shared/time';
import type { Deps } from './deps.ts';

/** Milliseconds: storage is touched at most this often, whoever asks. */
const FRESH = 5_000;
/** Milliseconds after which storage counts as degraded. */
const SLOW = 1_000;

/** Keeps the last answer of this instance for a while. */
export function healthCheck(): Operation<typeof metaApi.endpoints.health, Deps> {
  let last: { at: number; health: Promise<Health> } | undefined;
  return async (deps) => {
    if (!last || deps.now() - last.at >= FRESH) {
      last = { at: deps.now(), health: check(deps) };
    }
    return last.health;
  };
}

async function check(deps: Deps): Promise<Health> {
  const startedAt = deps.now();
  const answers = await deps.storageAnswers();
  const latency = deps.now() - startedAt;
  const status = !answers ? 'unhealthy' : latency > SLOW ? 'degraded' : 'healthy';
  return {
    timestamp: formatInstant(startedAt),
    status,
    services: [{ name: 'storage', status, latency }],
  };
}
