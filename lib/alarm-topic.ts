import { Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** The topic of all alarms. The stack subscribes nobody: who is on call is not the repository's business. */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { topicName }: { readonly topicName: string }) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { topicName, enforceSSL: true });
    // A topic policy replaces the default one, by which CloudWatch could publish.
    this.topic.grantPublish(
      new ServicePrincipal('cloudwatch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    // EventBridge sends SNS no condition keys: a statement with a condition would silently drop its alarms.
    this.topic.grantPublish(new ServicePrincipal('events.amazonaws.com'));
  }
}
