import { Duration } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { AlarmDefinition } from './impact-alarm.ts';

const SLOW_MS = 3000;

/** Alarms on the API as a whole, as callers see it. */
export const apiAlarms = (api: RestApi): readonly AlarmDefinition[] => [
  {
    name: '5xx',
    metric: api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
    threshold: 5,
    impact: 'Requests fail with 500 or 503: people cannot read or write their diaries.',
  },
  {
    name: 'latency',
    metric: api.metricLatency({ period: Duration.minutes(5), statistic: 'p99' }),
    threshold: SLOW_MS,
    periods: 3,
    impact: `For a quarter of an hour, one request in a hundred has taken ${SLOW_MS} ms or more: the diary feels slow.`,
  },
];
