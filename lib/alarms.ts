import { Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** Where alarms go. Nobody is subscribed by the stack: who is on call is no business of the repository. */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { topicName }: { readonly topicName: string }) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { topicName, enforceSSL: true });
    // A topic policy takes the place of the default one, by which CloudWatch could publish.
    this.topic.grantPublish(
      new ServicePrincipal('cloudwatch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }
}

export interface ImpactAlarmProps {
  readonly alarmName: string;
  readonly metric: IMetric;
  /** Alarms at this value and above. */
  readonly threshold: number;
  /**
   * Periods of the metric that must reach the threshold one after the other.
   * @default 1
   */
  readonly periods?: number;
  /** What it means for the people who write, as a sentence: the first thing read at night. */
  readonly impact: string;
  readonly topic: ITopic;
}

/** An alarm that says whom it hurts. No data is no alarm: nothing happened. */
export class ImpactAlarm extends Construct {
  constructor(scope: Construct, id: string, props: ImpactAlarmProps) {
    super(scope, id);
    const alarm = new Alarm(this, 'Alarm', {
      alarmName: props.alarmName,
      alarmDescription: props.impact,
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(props.topic));
  }
}
