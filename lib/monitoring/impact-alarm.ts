import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** An alarm as data. */
export interface AlarmDefinition {
  /** Unique among the alarms of one service; the alarm is named `reflekt-<stage>-<service>-<name>`. */
  readonly name: string;
  readonly metric: IMetric;
  /** Alarms at this value and above. */
  readonly threshold: number;
  /**
   * Consecutive periods of the metric that must reach the threshold.
   * @default 1
   */
  readonly periods?: number;
  /**
   * Alarms below the threshold instead, and when there are no data: for work that must happen.
   * @default false
   */
  readonly below?: boolean;
  /** The effect on the people who write, as a sentence: the first thing read at night. */
  readonly impact: string;
}

export interface ImpactAlarmProps extends Omit<AlarmDefinition, 'name'> {
  readonly alarmName: string;
  readonly topic: ITopic;
}

/** An alarm that says whom it hurts. Unless it watches for work that must happen, no data is no alarm. */
export class ImpactAlarm extends Construct {
  constructor(scope: Construct, id: string, props: ImpactAlarmProps) {
    super(scope, id);
    const alarm = new Alarm(this, 'Alarm', {
      alarmName: props.alarmName,
      alarmDescription: props.impact,
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: props.below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: props.below ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(props.topic));
  }
}
