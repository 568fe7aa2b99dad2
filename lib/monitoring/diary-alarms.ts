import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import type { AlarmDefinition } from './impact-alarm.ts';

/** Values of `error_code` in error lines that say that diaries cannot be read, loudest first, and their alarms. */
const CODES = {
  unknown_key: {
    name: 'unknown-key',
    periodMinutes: 1,
    impact:
      'CALL SOMEONE NOW: an item is sealed under a key that the table Keys does not hold. Its text is lost unless the key row comes back; rows are recoverable for 7 days only.',
  },
  keys_lost: {
    name: 'keys-lost',
    periodMinutes: 1,
    impact:
      'CALL SOMEONE NOW: somebody has a diary and no key for it in the table Keys. It is lost unless the key rows come back; rows are recoverable for 7 days only.',
  },
  canary_unreadable: {
    name: 'canary-unreadable',
    periodMinutes: 60,
    impact:
      'CALL SOMEONE NOW: the diary of our own that is opened every day does not open. Until the cause is known, assume that no diary does.',
  },
  key_broken: {
    name: 'key-broken',
    periodMinutes: 1,
    impact:
      'CALL SOMEONE NOW: a row of the table Keys cannot be unwrapped, so what is sealed under it cannot be read. Rows are recoverable for 7 days only.',
  },
  key_refused: {
    name: 'key-refused',
    periodMinutes: 1,
    impact:
      'KMS refuses to open the stage key (disabled, pending deletion, or no permission): instances that start now can open no diary, and requests fail with 503.',
  },
  unreadable_item: {
    name: 'unreadable-item',
    periodMinutes: 5,
    impact:
      'A stored item cannot be read: it is missing from its owner’s lists, and a read of it fails with 500.',
  },
} as const;

const METRIC_NAME = 'errors-by-code';

/** Counts the lines of a function's log that have one of the codes above. All functions share one metric. */
export function countDiaryErrors(scope: Construct, stage: Stage, logGroup: ILogGroup): void {
  const [first, ...others] = Object.keys(CODES).map((code) =>
    FilterPattern.stringValue('$.error_code', '=', code),
  );
  if (first === undefined) return;
  new MetricFilter(scope, 'DiaryErrorLines', {
    logGroup,
    filterPattern: FilterPattern.any(first, ...others),
    metricNamespace: `Reflekt/${stage}`,
    metricName: METRIC_NAME,
    metricValue: '1',
    dimensions: { error_code: '$.error_code' },
  });
}

/** Alarms on diaries that cannot be read, for all functions together. */
export const diaryAlarms = (stage: Stage): readonly AlarmDefinition[] =>
  Object.entries(CODES).map(([code, { name, periodMinutes, impact }]) => ({
    name,
    metric: new Metric({
      namespace: `Reflekt/${stage}`,
      metricName: METRIC_NAME,
      dimensionsMap: { error_code: code },
      period: Duration.minutes(periodMinutes),
      statistic: 'Sum',
    }),
    threshold: 1,
    impact,
  }));
