/** Input of the AWS half: resources of the template, whose intrinsics are resolved by then, and the machine. */
import type { Credentials } from './credentials.ts';
import type { RecentEvent } from './event-bus.ts';
import type { Service } from './service.ts';

/** One statement of a synthesized role's identity policies. */
export interface PolicyStatement {
  Effect: 'Allow' | 'Deny';
  Action: string[];
  Resource: string[];
  Condition?: Record<string, Record<string, string[]>>;
}

/** A function, or a role that people take on, as AWS sees it. */
export interface CallerIdentity extends Credentials {
  /** Of the function or of the role. */
  name: string;
  statements: PolicyStatement[];
}

/** A resource of the template with its properties as CloudFormation would read them. */
export interface TemplateResource {
  logicalId: string;
  properties: Record<string, unknown>;
}

/** `AWS::DynamoDB::GlobalTable`; `TableName` is always present. */
export type TableResource = TemplateResource;

/** The event half's resources; a stack without them leaves them out. */
export interface EventResources {
  /** `AWS::SQS::Queue`; `QueueName` is always present. */
  queues?: TemplateResource[];
  /** `AWS::Events::EventBus`; `Name` is always present. */
  eventBuses?: TemplateResource[];
  /** `AWS::Events::Rule`; `Ref` of a bus is its name, `GetAtt Arn` its ARN. */
  rules?: TemplateResource[];
  /** `AWS::Lambda::EventSourceMapping`; sources are ARNs, `FunctionName` is a name or an ARN. */
  eventSourceMappings?: TemplateResource[];
}

export interface AwsEndpointOptions extends EventResources {
  /** Everything that outlives the process is kept here. */
  dataDir: string;
  region: string;
  accountId: string;
  identities: CallerIdentity[];
  tables: TableResource[];
  /** `AWS::KMS::Key`; `KeyId` is always present. */
  kmsKeys?: TemplateResource[];
  /** `AWS::KMS::Alias`; the target is an id or an ARN. */
  kmsAliases?: TemplateResource[];
  /** Values by secret name or ARN; a secret without a value is absent. Read at every call. */
  secrets: Map<string, string>;
  /** Secret names by ARN. */
  secretArns: Map<string, string>;
  /** A DynamoDB engine that already runs; otherwise Dynoxide is started. */
  engineEndpoint?: string;
  /** The clock that TTL and schedules read; the machine's by default. */
  now?(): Date;
  log(line: string): void;
  /** Watches services and buses. */
  watch?: {
    service(service: Service, target: string): Service;
    published(event: RecentEvent): void;
  };
}

export interface InvokeOptions {
  /** The id of the invocation; a random one by default. */
  requestId?: string;
  /** Takes back an invocation that still waits for its turn. */
  signal?: AbortSignal;
  /** Takes the parts of a streamed answer; resolves when it wants more. */
  takeChunk?(bytes: Uint8Array): Promise<void>;
}

/** Runs a function by logical id or name. The function host implements it. */
export interface Invoker {
  invoke(
    functionLogicalIdOrName: string,
    payload: unknown,
    options?: InvokeOptions,
  ): Promise<{ ok: true; payload: unknown } | { ok: false; errorType: string; message: string }>;
}
