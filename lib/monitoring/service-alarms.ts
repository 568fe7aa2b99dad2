import type { ServiceDescription } from '@reflekt/shared/service';
import { Duration } from 'aws-cdk-lib';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { ServiceFunction } from '../service-function.ts';
import type { Stage } from '../stages.ts';
import type { AlarmDefinition } from './impact-alarm.ts';

/** Lines that Lambda itself writes when a function ends without an answer. */
const CRASH_LINES = ['Task timed out', 'Runtime exited', 'Runtime.ImportModuleError'];

/** An authorizer refuses by throwing, and Lambda counts that as an error: only the log tells a crash from a refusal. */
const countCrashes = (scope: Construct, stage: Stage, name: string, logGroup: ILogGroup) =>
  new MetricFilter(scope, 'CrashLines', {
    logGroup,
    filterPattern: FilterPattern.anyTerm(...CRASH_LINES),
    metricNamespace: `Reflekt/${stage}`,
    metricName: `${name}-crashes`,
    metricValue: '1',
  });

const CALLED_BY_PEOPLE: readonly ServiceDescription['kind'][] = ['api', 'authorizer'];

/**
 * Alarms on a function: it fails, it is throttled, or it logs an error.
 * @param scope for the filter that counts the error lines of its log
 */
export function serviceAlarms(
  scope: Construct,
  stage: Stage,
  { service, function: handler, logGroup, eventSource }: ServiceFunction,
): readonly AlarmDefinition[] {
  const { name, description, kind } = service;
  const harm = CALLED_BY_PEOPLE.includes(kind)
    ? 'callers were answered 503'
    : 'its work waits and is tried again';
  const fiveMinutes = { period: Duration.minutes(5) };
  const errorLines = new MetricFilter(scope, 'ErrorLines', {
    logGroup,
    filterPattern: FilterPattern.stringValue('$.level', '=', 'error'),
    metricNamespace: `Reflekt/${stage}`,
    metricName: `${name}-logged-errors`,
    metricValue: '1',
  });
  return [
    {
      name: 'errors',
      metric:
        kind === 'authorizer'
          ? countCrashes(scope, stage, name, logGroup).metric({ ...fiveMinutes, statistic: 'Sum' })
          : handler.metricErrors(fiveMinutes),
      threshold: 1,
      impact: `The function of "${name}" (${description}) crashed or ran out of time; ${harm}.`,
    },
    {
      name: 'throttles',
      metric: handler.metricThrottles(fiveMinutes),
      threshold: 1,
      impact: `The account has no free concurrency for "${name}" (${description}); ${harm}.`,
    },
    {
      name: 'logged-errors',
      metric: errorLines.metric({ ...fiveMinutes, statistic: 'Sum' }),
      threshold: 1,
      impact: `"${name}" (${description}) logged an error: a defect, or a stored item that cannot be read.`,
    },
    ...(eventSource?.alarms(handler) ?? []),
  ];
}
