import type { ServiceDescription } from '@reflekt/shared/service';
import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { EventSource } from './event-source.ts';
import type { AlarmDefinition } from './monitoring/impact-alarm.ts';

export interface ScheduleEventSourceProps {
  readonly service: ServiceDescription;
}

const RETRIES = 2;
/** Two, because a run may fall on either side of a period's end. */
const MISSED_PERIODS = 2;

/** A rule that runs a function at a fixed rate. A run that fails is tried twice more, by Lambda. */
export class ScheduleEventSource extends Construct implements EventSource {
  readonly statements = [];
  readonly environment = {};
  readonly #service: ServiceDescription;
  readonly #interval: Duration;

  constructor(scope: Construct, id: string, { service }: ScheduleEventSourceProps) {
    super(scope, id);
    const { name, schedule } = service;
    if (schedule === undefined) throw new Error(`the description of ${name} has no "schedule"`);
    this.#service = service;
    this.#interval = Duration.hours(schedule.everyHours);
  }

  attach(handler: IFunction): void {
    new Rule(this, 'Rule', {
      description: `Runs ${this.#service.name}`,
      schedule: Schedule.rate(this.#interval),
      targets: [
        new LambdaFunction(handler, { retryAttempts: RETRIES, maxEventAge: Duration.hours(1) }),
      ],
    });
  }

  alarms(handler: IFunction): readonly AlarmDefinition[] {
    const { name, description } = this.#service;
    return [
      {
        name: 'missed',
        metric: handler.metricInvocations({ period: this.#interval, statistic: 'Sum' }),
        threshold: 1,
        periods: MISSED_PERIODS,
        below: true,
        impact: `"${name}" (${description}) has not run for ${MISSED_PERIODS * this.#interval.toHours()} hours, so nobody knows the answer. After a first deployment, wait that long.`,
      },
    ];
  }

  graphs() {
    return [];
  }
}
