import {
  type CfnRule,
  EventField,
  type IRuleTarget,
  Rule,
  RuleTargetInput,
} from 'aws-cdk-lib/aws-events';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

export interface AuditRulesProps {
  readonly stage: Stage;
  readonly key: IKey;
  readonly breakGlassRole: IRole;
  readonly topic: ITopic;
}

/** Calls that end or weaken the diaries' key, succeeded or refused. */
const DANGEROUS_CALLS = ['DisableKey', 'DisableKeyRotation', 'ScheduleKeyDeletion', 'PutKeyPolicy'];

/**
 * Tells the alarm topic of calls that CloudTrail saw: to the diaries' key, and by the break-glass role. Needs a trail
 * with management events in the account; without one EventBridge is sent none of them.
 */
export class AuditRules extends Construct {
  constructor(scope: Construct, id: string, props: AuditRulesProps) {
    super(scope, id);
    const { stage, key, breakGlassRole, topic } = props;
    const caller = EventField.fromPath('$.detail.userIdentity.arn');
    const call = EventField.fromPath('$.detail.eventName');
    const time = EventField.fromPath('$.detail.eventTime');

    new Rule(this, 'KeyEndangered', {
      ruleName: `reflekt-${stage}-key-endangered`,
      description: 'Somebody tries to disable, delete or reconfigure the key of all diaries',
      eventPattern: {
        source: ['aws.kms'],
        detailType: ['AWS API Call via CloudTrail'],
        detail: {
          eventName: DANGEROUS_CALLS,
          // Which of the members name the key depends on the call and on how it ended.
          $or: [
            { requestParameters: { keyId: [key.keyArn, key.keyId] } },
            { resources: { ARN: [key.keyArn] } },
          ],
        },
      },
      targets: [
        publishTo(
          topic,
          `Every diary of ${stage} is lost for good if its KMS key goes: ${caller} called ${call} on it at ${time}. If nobody meant to, enable the key or cancel its deletion at once.`,
        ),
      ],
    });

    const used = new Rule(this, 'BreakGlassUsed', {
      ruleName: `reflekt-${stage}-break-glass-used`,
      description: 'Somebody takes the role that can open diaries, or opens something with it',
      eventPattern: {
        source: ['aws.sts', 'aws.kms'],
        detailType: ['AWS API Call via CloudTrail'],
        detail: {
          $or: [
            {
              eventName: ['AssumeRole'],
              requestParameters: { roleArn: [breakGlassRole.roleArn] },
            },
            {
              eventSource: ['kms.amazonaws.com'],
              userIdentity: {
                sessionContext: { sessionIssuer: { arn: [breakGlassRole.roleArn] } },
              },
            },
          ],
        },
      },
      targets: [
        publishTo(
          topic,
          `Somebody can read the diaries of ${stage}: ${caller} called ${call} for the break-glass role at ${time}. The runbook says when that is right, and what to write down.`,
        ),
      ],
    });
    // AssumeRole and Decrypt count as read-only, and those reach no rule in the plain state.
    (used.node.defaultChild as CfnRule).state = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
  }
}

/** The topic's own policy admits EventBridge, so nothing is granted here. */
const publishTo = (topic: ITopic, text: string): IRuleTarget => ({
  bind: () => ({ arn: topic.topicArn, input: RuleTargetInput.fromText(text) }),
});
