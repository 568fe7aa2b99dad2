/** `rate(…)` of EventBridge rules. Our rules have no `cron(…)`; one stops the start. */
import { LocalCloudError } from '../errors.ts';

export interface Schedule {
  /** True when it is to fire again. Both times are epoch milliseconds. */
  isDue(now: number, lastFired: number): boolean;
}

const UNITS_MS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** @throws LocalCloudError naming the owner of an expression that is not supported */
export function compileSchedule(expression: string, owner: string): Schedule {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  const unit = UNITS_MS[rate?.[2] ?? ''];
  if (rate !== null && unit !== undefined) {
    const period = Number(rate[1]) * unit;
    return { isDue: (now, lastFired) => now - lastFired >= period };
  }
  return refuse(expression, owner);
}

function refuse(expression: string, owner: string): never {
  throw new LocalCloudError(
    `${owner}: the local cloud does not support the schedule ${expression}.`,
  );
}
