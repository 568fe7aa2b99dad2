import { Duration } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { ImpactAlarm } from './alarms.ts';
import type { Stage } from './stages.ts';

export interface ApiAlarmsProps {
  readonly stage: Stage;
  readonly api: RestApi;
  readonly topic: ITopic;
}

const SLOW_MS = 3000;

/** What callers see of the API as a whole. */
export class ApiAlarms extends Construct {
  constructor(scope: Construct, id: string, { stage, api, topic }: ApiAlarmsProps) {
    super(scope, id);
    new ImpactAlarm(this, 'ServerErrors', {
      alarmName: `reflekt-${stage}-api-5xx`,
      metric: api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 5,
      impact: 'Requests fail with 500 or 503: people cannot read or write their diaries.',
      topic,
    });
    new ImpactAlarm(this, 'Latency', {
      alarmName: `reflekt-${stage}-api-latency`,
      metric: api.metricLatency({ period: Duration.minutes(5), statistic: 'p99' }),
      threshold: SLOW_MS,
      periods: 3,
      impact: `For a quarter of an hour, one request in a hundred has taken ${SLOW_MS} ms or more: the diary feels slow.`,
      topic,
    });
  }
}
