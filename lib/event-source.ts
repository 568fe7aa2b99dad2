import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { AlarmDefinition } from './monitoring/impact-alarm.ts';

/** Invokes a function that the API does not call: from a queue, from table streams, or on a schedule. */
export interface EventSource {
  /** Grants that the function's role needs for it, beyond those of the service's description. */
  readonly statements: readonly PolicyStatement[];
  /** Environment variables that it gives the function. */
  readonly environment: Readonly<Record<string, string>>;
  /** Starts the deliveries. */
  attach(handler: IFunction): void;
  /** Its alarms; the monitoring stack creates them. */
  alarms(handler: IFunction): readonly AlarmDefinition[];
  /** Its graphs on the dashboard, beside those of the function. */
  graphs(handler: IFunction): readonly IWidget[];
}
