import type { ServiceDescription } from '@reflekt/shared/service';
import { Duration } from 'aws-cdk-lib';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { ImpactAlarm } from './alarms.ts';
import type { ServiceFunction } from './service-function.ts';
import type { Stage } from './stages.ts';

const CALLED_BY_PEOPLE: readonly ServiceDescription['kind'][] = ['api', 'authorizer'];

export interface ServiceAlarmsProps {
  readonly stage: Stage;
  readonly service: ServiceFunction;
  readonly topic: ITopic;
}

/** What is watched of every function: that it fails, that it is held back, and what it logs as an error. */
export class ServiceAlarms extends Construct {
  constructor(scope: Construct, id: string, { stage, service, topic }: ServiceAlarmsProps) {
    super(scope, id);
    const { name, description, kind } = service.service;
    const harm = CALLED_BY_PEOPLE.includes(kind)
      ? 'callers were answered 503'
      : 'its work waits and is tried again';
    const named = (what: string) => `reflekt-${stage}-${name}-${what}`;
    const fiveMinutes = { period: Duration.minutes(5) };

    new ImpactAlarm(this, 'Errors', {
      alarmName: named('errors'),
      metric: service.function.metricErrors(fiveMinutes),
      threshold: 1,
      impact: `The function of "${name}" (${description}) crashed or ran out of time; ${harm}.`,
      topic,
    });
    new ImpactAlarm(this, 'Throttles', {
      alarmName: named('throttles'),
      metric: service.function.metricThrottles(fiveMinutes),
      threshold: 1,
      impact: `The account has no free concurrency for "${name}" (${description}); ${harm}.`,
      topic,
    });

    const logged = new MetricFilter(this, 'LoggedErrors', {
      logGroup: service.logGroup,
      filterPattern: FilterPattern.stringValue('$.level', '=', 'error'),
      metricNamespace: `Reflekt/${stage}`,
      metricName: `${name}-logged-errors`,
      metricValue: '1',
    });
    new ImpactAlarm(this, 'Logged', {
      alarmName: named('logged-errors'),
      metric: logged.metric({ ...fiveMinutes, statistic: 'Sum' }),
      threshold: 1,
      impact: `"${name}" (${description}) logged an error: a defect, or a stored item that cannot be read and is missing from someone's list.`,
      topic,
    });
  }
}
