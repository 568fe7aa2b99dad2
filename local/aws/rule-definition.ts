/** `AWS::Events::Rule` as the local cloud reads it. What would be silently without effect stops the start. */
import { LocalCloudError } from '../errors.ts';
import { compilePattern, type Matcher } from './event-pattern.ts';
import { objectOf, objectsOf, stringOf } from './json.ts';
import type { QueueDefinition } from './queue-definition.ts';
import { compileSchedule, type Schedule } from './schedule-expression.ts';
import { lastPart, onlyKnown, unsupported } from './template-resource.ts';
import type { TemplateResource } from './types.ts';

type TargetPlace =
  | { kind: 'queue'; queue: QueueDefinition }
  | { kind: 'function'; functionName: string };

export interface RuleTarget {
  id: string;
  arn: string;
  place: TargetPlace;
  /** A constant that is sent in place of the event, as JSON text. */
  input: string | undefined;
  deadLetterQueue: QueueDefinition | undefined;
}

export interface RuleDefinition {
  name: string;
  arn: string;
  bus: string;
  /** Matches the events of the bus; absent on a scheduled rule. */
  matches: Matcher | undefined;
  schedule: Schedule | undefined;
  targets: RuleTarget[];
}

type FindQueue = (name: string) => QueueDefinition | undefined;

const KNOWN = [
  'Name',
  'Description',
  'EventBusName',
  'EventPattern',
  'ScheduleExpression',
  'State',
  'Targets',
  'Tags',
];
const KNOWN_OF_TARGET = ['Id', 'Arn', 'Input', 'DeadLetterConfig', 'RetryPolicy'];

/**
 * Undefined for a rule that never fires here: a disabled one, and one on events of AWS itself, such as calls
 * that CloudTrail saw. Nobody sends those here, and PutEvents refuses them.
 * @throws LocalCloudError naming the rule and what is not supported
 */
export function ruleDefinition(
  resource: TemplateResource,
  region: string,
  accountId: string,
  findQueue: FindQueue,
): RuleDefinition | undefined {
  onlyKnown(resource, KNOWN);
  const { properties, logicalId } = resource;
  if (properties.State === 'DISABLED') return undefined;
  const { EventPattern: pattern } = properties;
  if (isOnEventsOfAws(pattern)) return undefined;
  const name = stringOf(properties.Name) ?? logicalId;
  const bus = lastPart(stringOf(properties.EventBusName) ?? 'default');
  const expression = stringOf(properties.ScheduleExpression);
  if (expression !== undefined && bus !== 'default') {
    return unsupported(resource, 'a schedule on a bus other than the default one');
  }
  const rulePath = bus === 'default' ? name : `${bus}/${name}`;
  return {
    name,
    arn: `arn:aws:events:${region}:${accountId}:rule/${rulePath}`,
    bus,
    matches: pattern === undefined ? undefined : compilePattern(pattern, logicalId),
    schedule: expression === undefined ? undefined : compileSchedule(expression, logicalId),
    targets: objectsOf(properties.Targets).map((target) => {
      const unknown = Object.keys(target).find((member) => !KNOWN_OF_TARGET.includes(member));
      if (unknown !== undefined) return unsupported(resource, `a target's ${unknown}`);
      const arn = stringOf(target.Arn) ?? unsupported(resource, 'a target without Arn');
      const deadLetterArn = stringOf(objectOf(target.DeadLetterConfig).Arn);
      return {
        id: stringOf(target.Id) ?? '',
        arn,
        place: placeOf(resource, arn, pattern !== undefined, findQueue),
        input: stringOf(target.Input),
        deadLetterQueue:
          deadLetterArn === undefined ? undefined : known(resource, deadLetterArn, findQueue),
      };
    }),
  };
}

function isOnEventsOfAws(pattern: unknown): boolean {
  const { source } = objectOf(pattern);
  if (!Array.isArray(source) || source.length === 0) return false;
  return source.every((name) => typeof name === 'string' && name.startsWith('aws.'));
}

function placeOf(
  resource: TemplateResource,
  arn: string,
  isEventRule: boolean,
  findQueue: FindQueue,
): TargetPlace {
  if (arn.startsWith('arn:aws:sqs:'))
    return { kind: 'queue', queue: known(resource, arn, findQueue) };
  if (arn.startsWith('arn:aws:lambda:') && !isEventRule) {
    return { kind: 'function', functionName: lastPart(arn) };
  }
  return unsupported(
    resource,
    `the target ${arn} (events go to queues, schedules to queues and functions)`,
  );
}

function known(resource: TemplateResource, arn: string, findQueue: FindQueue): QueueDefinition {
  const queue = findQueue(lastPart(arn));
  if (queue === undefined) {
    throw new LocalCloudError(`${resource.logicalId}: the queue ${arn} is not in the template.`);
  }
  return queue;
}
