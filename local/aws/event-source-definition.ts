/**
 * `AWS::Lambda::EventSourceMapping` as the local cloud reads it. As in AWS, a mapping whose function
 * may not read its source is refused. Other sources, tumbling windows and parallelization stop the start.
 */
import { LocalCloudError } from '../errors.ts';
import { AwsError } from './aws-error.ts';
import type { Callers } from './caller.ts';
import { compilePattern, type Matcher } from './event-pattern.ts';
import { numberOf, objectOf, objectsOf, stringOf, stringsOf } from './json.ts';
import type { QueueDefinition } from './queue-definition.ts';
import { lastPart, onlyKnown, unsupported } from './template-resource.ts';
import type { TemplateResource } from './types.ts';

interface CommonDefinition {
  logicalId: string;
  functionName: string;
  functionArn: string;
  sourceArn: string;
  batchSize: number;
  windowMs: number;
  reportsItemFailures: boolean;
}

export interface QueueSourceDefinition extends CommonDefinition {
  kind: 'queue';
  queue: QueueDefinition;
  maximumConcurrency: number;
}

export interface StreamSourceDefinition extends CommonDefinition {
  kind: 'stream';
  tableName: string;
  bisects: boolean;
  /** Infinity where the mapping retries until the records expire. */
  maximumRetries: number;
  maximumAgeMs: number;
  /** Any of them admits a record; none admits all. */
  filters: Matcher[];
  onFailure: QueueDefinition | undefined;
}

export type EventSourceDefinition = QueueSourceDefinition | StreamSourceDefinition;

export interface EventSourceContext {
  region: string;
  accountId: string;
  callers: Callers;
  findQueue(name: string): QueueDefinition | undefined;
  hasTable(name: string): boolean;
}

const COMMON = [
  'FunctionName',
  'EventSourceArn',
  'BatchSize',
  'MaximumBatchingWindowInSeconds',
  'FunctionResponseTypes',
  'Enabled',
  'Tags',
];
const OF_QUEUES = [...COMMON, 'ScalingConfig'];
const OF_STREAMS = [
  ...COMMON,
  'StartingPosition',
  'BisectBatchOnFunctionError',
  'MaximumRetryAttempts',
  'MaximumRecordAgeInSeconds',
  'FilterCriteria',
  'DestinationConfig',
  'ParallelizationFactor',
];
/** Lambda begins with five pollers on a queue. */
const QUEUE_POLLERS = 5;
const UNLIMITED = -1;

/** Nothing for a disabled mapping. @throws LocalCloudError naming the mapping and what is wrong */
export function eventSourceDefinition(
  resource: TemplateResource,
  context: EventSourceContext,
): EventSourceDefinition | undefined {
  const { properties, logicalId } = resource;
  if (properties.Enabled === false) return undefined;
  const functionName = functionNameOf(stringOf(properties.FunctionName) ?? '');
  const sourceArn = stringOf(properties.EventSourceArn) ?? '';
  const responseTypes = stringsOf(properties.FunctionResponseTypes);
  const common = {
    logicalId,
    functionName,
    functionArn: `arn:aws:lambda:${context.region}:${context.accountId}:function:${functionName}`,
    sourceArn,
    windowMs: numberOf(properties.MaximumBatchingWindowInSeconds, 0) * 1_000,
    reportsItemFailures: responseTypes.includes('ReportBatchItemFailures'),
  };
  const definition = sourceArn.startsWith('arn:aws:sqs:')
    ? queueSource(resource, common, context)
    : sourceArn.startsWith('arn:aws:dynamodb:')
      ? streamSource(resource, common, context)
      : unsupported(resource, `the event source ${sourceArn}`);
  requireGrants(definition, context.callers);
  return definition;
}

function queueSource(
  resource: TemplateResource,
  common: Omit<CommonDefinition, 'batchSize'>,
  context: EventSourceContext,
): QueueSourceDefinition {
  onlyKnown(resource, OF_QUEUES);
  const { properties } = resource;
  return {
    ...common,
    kind: 'queue',
    queue: queueOf(resource, common.sourceArn, context),
    batchSize: numberOf(properties.BatchSize, 10),
    maximumConcurrency: numberOf(
      objectOf(properties.ScalingConfig).MaximumConcurrency,
      QUEUE_POLLERS,
    ),
  };
}

function streamSource(
  resource: TemplateResource,
  common: Omit<CommonDefinition, 'batchSize'>,
  context: EventSourceContext,
): StreamSourceDefinition {
  onlyKnown(resource, OF_STREAMS);
  const { properties, logicalId } = resource;
  const tableName = /:table\/([^/]+)\/stream\//.exec(common.sourceArn)?.[1] ?? '';
  if (!context.hasTable(tableName)) {
    throw new LocalCloudError(
      `${logicalId}: the table of ${common.sourceArn} is not in the template.`,
    );
  }
  if (numberOf(properties.ParallelizationFactor, 1) !== 1) {
    return unsupported(resource, 'a ParallelizationFactor other than 1');
  }
  const startingPosition = properties.StartingPosition;
  if (startingPosition !== 'TRIM_HORIZON') {
    return unsupported(resource, `the StartingPosition ${String(startingPosition)}`);
  }
  const unlessUnlimited = (value: number): number =>
    value === UNLIMITED ? Number.POSITIVE_INFINITY : value;
  const destination = stringOf(
    objectOf(objectOf(properties.DestinationConfig).OnFailure).Destination,
  );
  return {
    ...common,
    kind: 'stream',
    tableName,
    batchSize: numberOf(properties.BatchSize, 100),
    bisects: properties.BisectBatchOnFunctionError === true,
    maximumRetries: unlessUnlimited(numberOf(properties.MaximumRetryAttempts, UNLIMITED)),
    maximumAgeMs:
      unlessUnlimited(numberOf(properties.MaximumRecordAgeInSeconds, UNLIMITED)) * 1_000,
    filters: objectsOf(objectOf(properties.FilterCriteria).Filters).map(({ Pattern }) =>
      compilePattern(parsePattern(resource, Pattern), logicalId),
    ),
    onFailure: destination === undefined ? undefined : queueOf(resource, destination, context),
  };
}

function parsePattern(resource: TemplateResource, pattern: unknown): unknown {
  try {
    return JSON.parse(String(pattern));
  } catch {
    return unsupported(resource, 'a filter pattern that is not JSON');
  }
}

function queueOf(
  resource: TemplateResource,
  arn: string,
  { findQueue }: EventSourceContext,
): QueueDefinition {
  const queue = arn.startsWith('arn:aws:sqs:') ? findQueue(lastPart(arn)) : undefined;
  return queue ?? unsupported(resource, `${arn}, which is no queue of the template`);
}

const STREAM_ACTIONS = ['DescribeStream', 'GetRecords', 'GetShardIterator'];
const QUEUE_ACTIONS = ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'];

function requireGrants(definition: EventSourceDefinition, callers: Callers): void {
  const { logicalId, functionName, sourceArn, kind } = definition;
  const caller = callers.ofFunction(functionName);
  if (caller === undefined) {
    throw new LocalCloudError(`${logicalId}: there is no function ${functionName}.`);
  }
  const [service, actions] =
    kind === 'queue' ? ['sqs', QUEUE_ACTIONS] : ['dynamodb', STREAM_ACTIONS];
  try {
    for (const action of actions) {
      caller.authorize({ action: `${service}:${action}`, resource: sourceArn });
    }
    if (kind === 'stream' && definition.onFailure !== undefined) {
      caller.authorize({ action: 'sqs:SendMessage', resource: definition.onFailure.arn });
    }
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw new LocalCloudError(`${logicalId} cannot work: ${error.message}`);
  }
}

/** A function may be named by its name, its ARN, or its ARN with an alias. */
function functionNameOf(text: string): string {
  return /:function:([^:]+)/.exec(text)?.[1] ?? text;
}
