import {
  isRecord,
  type Resource,
  recordsOf,
  type SynthesizedTemplate,
  written,
} from './synthesized.ts';

/**
 * Stateful resources, and those that others know by their address: type, logical id, and the properties whose change
 * makes CloudFormation replace the resource. A replaced table, secret or key is an empty one. Never change a line, only
 * add. `<stage>` stands for the stage.
 */
const PINNED: readonly string[] = [
  'AWS::DynamoDB::GlobalTable StatefulAnalyticsTable65B5E2D9 TableName=reflekt-<stage>-Analytics KeySchema=owner:HASH+sk:RANGE',
  'AWS::DynamoDB::GlobalTable StatefulCategoriesTable1D850D70 TableName=reflekt-<stage>-Categories KeySchema=id:HASH+tenant_id:RANGE',
  'AWS::DynamoDB::GlobalTable StatefulEntriesTable37772E31 TableName=reflekt-<stage>-Entries KeySchema=id:HASH+tenant_id:RANGE',
  'AWS::DynamoDB::GlobalTable StatefulGamificationTableBA90EBE3 TableName=reflekt-<stage>-Gamification KeySchema=pk:HASH+sk:RANGE',
  'AWS::DynamoDB::GlobalTable StatefulIdempotencyTableB7822A53 TableName=reflekt-<stage>-Idempotency KeySchema=owner:HASH+key:RANGE',
  'AWS::DynamoDB::GlobalTable StatefulInsightsTable75E0294E TableName=reflekt-<stage>-Insights KeySchema=entry_id:HASH+tenant_id:RANGE',
  'AWS::DynamoDB::GlobalTable StatefulKeysTable5DD0DC04 TableName=reflekt-<stage>-Keys KeySchema=owner:HASH+key_id:RANGE',
  'AWS::DynamoDB::GlobalTable StatefulPromptsTableFEFE5A62 TableName=reflekt-<stage>-Prompts KeySchema=id:HASH',
  'AWS::DynamoDB::GlobalTable StatefulSearchIndexTableD8286AA3 TableName=reflekt-<stage>-SearchIndex KeySchema=owner:HASH+sk:RANGE',
  'AWS::DynamoDB::GlobalTable StatefulSettingsTable86613A1B TableName=reflekt-<stage>-Settings KeySchema=tenant_id:HASH+user_id:RANGE',
  'AWS::KMS::Key StatefulDiaryKeyC305770B',
  'AWS::KMS::Alias StatefulDiaryKeyAlias3D11239E AliasName=alias/reflekt-<stage>-diary',
  'AWS::SecretsManager::Secret StatefulSecretsjwt670EC3EF Name=reflekt/<stage>/jwt',
  'AWS::SecretsManager::Secret StatefulSecretsanthropicFD637E4C Name=reflekt/<stage>/anthropic',
  'AWS::SecretsManager::Secret StatefulSecretsopenai8764BEC1 Name=reflekt/<stage>/openai',
  'AWS::SNS::Topic AlarmsTopic3A2DFEBA TopicName=reflekt-<stage>-alarms',
  'AWS::Events::EventBus EventsBus45DE4339 Name=reflekt-<stage>',
  'AWS::Events::Archive EventsArchive5A2DBDD8 ArchiveName=reflekt-<stage> SourceArn={EventsBus45DE4339.Arn}',
  'AWS::SQS::Queue FeedsAnalyticsConsumerDeadLettersD14D5EF6 QueueName=reflekt-<stage>-analytics-consumer-dead-letters',
  'AWS::SQS::Queue FeedsAnalyticsConsumerQueueE66F443B QueueName=reflekt-<stage>-analytics-consumer',
  'AWS::SQS::Queue FeedsEntriesConsumerDeadLetters797CBC61 QueueName=reflekt-<stage>-entries-consumer-dead-letters',
  'AWS::SQS::Queue FeedsEntriesConsumerQueueEA215352 QueueName=reflekt-<stage>-entries-consumer',
  'AWS::SQS::Queue FeedsEntriesUpdaterDeadLetters47A11A13 QueueName=reflekt-<stage>-entries-updater-dead-letters',
  'AWS::SQS::Queue FeedsEntriesUpdaterQueue90938DEE QueueName=reflekt-<stage>-entries-updater',
  'AWS::SQS::Queue FeedsFilingConsumerDeadLettersE73D1F5B QueueName=reflekt-<stage>-filing-consumer-dead-letters',
  'AWS::SQS::Queue FeedsFilingConsumerQueueFCE34954 QueueName=reflekt-<stage>-filing-consumer',
  'AWS::SQS::Queue FeedsGamificationConsumerDeadLetters6C2F5596 QueueName=reflekt-<stage>-gamification-consumer-dead-letters',
  'AWS::SQS::Queue FeedsGamificationConsumerQueue2B23EFF3 QueueName=reflekt-<stage>-gamification-consumer',
  'AWS::SQS::Queue FeedsInsightsConsumerDeadLetters1F88D60D QueueName=reflekt-<stage>-insights-consumer-dead-letters',
  'AWS::SQS::Queue FeedsInsightsConsumerQueueC88646C1 QueueName=reflekt-<stage>-insights-consumer',
  'AWS::SQS::Queue FeedsSearchConsumerDeadLetters8DA7F31A QueueName=reflekt-<stage>-search-consumer-dead-letters',
  'AWS::SQS::Queue FeedsSearchConsumerQueue36B6DB6E QueueName=reflekt-<stage>-search-consumer',
  'AWS::SQS::Queue FeedsOutboxParked4FBFF16B QueueName=reflekt-<stage>-outbox-parked',
  'AWS::ApiGateway::RestApi Rest9065D4D9',
];

/** The properties whose change replaces a resource, by type, from CloudFormation's resource specification. */
const REPLACING: Readonly<Record<string, readonly string[]>> = {
  'AWS::DynamoDB::GlobalTable': ['TableName', 'KeySchema', 'LocalSecondaryIndexes'],
  'AWS::Events::Archive': ['ArchiveName', 'SourceArn'],
  'AWS::Events::EventBus': ['Name'],
  'AWS::KMS::Alias': ['AliasName'],
  'AWS::KMS::Key': [],
  'AWS::SecretsManager::Secret': ['Name'],
  'AWS::SNS::Topic': ['TopicName', 'FifoTopic'],
  'AWS::SQS::Queue': ['QueueName', 'FifoQueue'],
  // Its id is in its address.
  'AWS::ApiGateway::RestApi': [],
};

/** Types whose resources can be replaced without loss. */
const STATELESS =
  /^AWS::(ApiGateway|CDK|CloudFormation|CloudWatch|IAM|Lambda|Logs)::|^AWS::(Events::Rule|SNS::TopicPolicy|SQS::QueuePolicy)$/;

/** Sentences on everything that a deployment would replace or that nobody has pinned; none when all is well. */
export function replacements(template: SynthesizedTemplate): string[] {
  const present = new Map(
    template.resources
      .filter(({ Type }) => Type in REPLACING)
      .map((resource) => [resource.id, identityOf(template, resource)]),
  );
  const pinned = new Map(PINNED.map((line) => [line.split(' ')[1] ?? '', line]));
  const changed = [...pinned].flatMap(([id, line]) => {
    const now = present.get(id);
    if (now === line) return [];
    return now === undefined
      ? `REPLACED: "${line}" is gone. A deployment removes it or leaves it behind, and what takes its place is empty.`
      : `REPLACED: "${line}" becomes "${now}". A deployment puts an empty one in its place.`;
  });
  const unpinned = [...present]
    .filter(([id]) => !pinned.has(id))
    .map(([, line]) => `Not pinned: add to test/stack/pinned.ts: '${line}',`);
  const types = new Set(template.resources.map(({ Type }) => Type));
  const unknown = [...types]
    .filter((type) => !(type in REPLACING) && !STATELESS.test(type))
    .map(
      (type) =>
        `Does ${type} hold state? Say so in REPLACING or STATELESS of test/stack/pinned.ts.`,
    );
  return [...changed, ...unpinned, ...unknown];
}

const identityOf = ({ stage }: SynthesizedTemplate, { id, Type, Properties }: Resource): string =>
  [
    Type,
    id,
    ...(REPLACING[Type] ?? [])
      .filter((name) => Properties[name] !== undefined)
      .map((name) => `${name}=${identifying(Properties[name])}`),
  ]
    .join(' ')
    .replaceAll('${', '{')
    .replaceAll(new RegExp(`(?<=reflekt[-/])${stage}\\b`, 'g'), '<stage>');

/** A key schema as `<attribute>:<kind>+…`, anything else as it is written. */
const identifying = (value: unknown): string =>
  Array.isArray(value) && isRecord(value[0])
    ? recordsOf(value)
        .map((member) => Object.values(member).map(written).join(':'))
        .join('+')
    : written(value);
