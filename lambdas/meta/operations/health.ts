import type { Health } from '@reflekt/shared/api';
import { formatInstant } from '@reflekt/shared/time';
import type { Deps } from './deps.ts';

/** Milliseconds for which a result is reused, so that storage is touched at most this often. */
const REUSE_TIME = 5_000;
/** Milliseconds above which storage counts as degraded. */
const DEGRADED_LATENCY = 1_000;

/** Creates the operation of GET and HEAD /health, which reuses the instance's last result for a while. */
export function createHealthCheck(): (deps: Deps) => Promise<Health> {
  let last: { at: number; health: Promise<Health> } | undefined;
  return async (deps) => {
    if (!last || deps.now() - last.at >= REUSE_TIME) {
      last = { at: deps.now(), health: check(deps) };
    }
    return last.health;
  };
}

async function check(deps: Deps): Promise<Health> {
  const startedAt = deps.now();
  const answers = await deps.storageAnswers();
  const latency = deps.now() - startedAt;
  const status = !answers ? 'unhealthy' : latency > DEGRADED_LATENCY ? 'degraded' : 'healthy';
  return {
    timestamp: formatInstant(startedAt),
    status,
    services: [{ name: 'storage', status, latency }],
  };
}
