/** `AWS::SQS::Queue` as the local cloud reads it, with SQS's own defaults and limits. */
import { numberOf, objectOf, stringOf } from './json.ts';
import { lastPart, onlyKnown, unsupported } from './template-resource.ts';
import type { TemplateResource } from './types.ts';

export interface QueueDefinition {
  name: string;
  arn: string;
  visibilityMs: number;
  delayMs: number;
  retentionMs: number;
  maximumBytes: number;
  redrive: { deadLetterQueue: string; maxReceiveCount: number } | undefined;
}

const KNOWN = [
  'QueueName',
  'VisibilityTimeout',
  'DelaySeconds',
  'MessageRetentionPeriod',
  'MaximumMessageSize',
  'RedrivePolicy',
  // Without local effect:
  'RedriveAllowPolicy',
  'SqsManagedSseEnabled',
  'Tags',
];

/** @throws LocalCloudError for a queue that SQS or the local cloud would refuse */
export function queueDefinition(
  resource: TemplateResource,
  region: string,
  accountId: string,
): QueueDefinition {
  onlyKnown(resource, KNOWN);
  const { properties } = resource;
  const name = stringOf(properties.QueueName);
  if (name === undefined) return unsupported(resource, 'a queue without QueueName');
  const seconds = (property: string, otherwise: number): number =>
    numberOf(properties[property], otherwise) * 1_000;
  const redrive = objectOf(properties.RedrivePolicy);
  const deadLetterArn = stringOf(redrive.deadLetterTargetArn);
  return {
    name,
    arn: `arn:aws:sqs:${region}:${accountId}:${name}`,
    visibilityMs: seconds('VisibilityTimeout', 30),
    delayMs: seconds('DelaySeconds', 0),
    retentionMs: seconds('MessageRetentionPeriod', 345_600),
    maximumBytes: numberOf(properties.MaximumMessageSize, 1_048_576),
    redrive:
      deadLetterArn === undefined
        ? undefined
        : {
            deadLetterQueue: lastPart(deadLetterArn),
            maxReceiveCount: numberOf(redrive.maxReceiveCount, 10),
          },
  };
}
