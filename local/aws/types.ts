/** The interface between the local cloud and its AWS half. Every intrinsic of the template is resolved by then. */
import type { Credentials } from './credentials.ts';
import type { DeliveryDeps } from './deliveries.ts';
import type { KmsState } from './kms.ts';
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
}

export interface AwsEndpoint {
  /** The value of `AWS_ENDPOINT_URL`. */
  url: string;
  /** Behind the developer's `/_local/*` routes. */
  tools: LocalTools;
  /** The running parts, for tests that decide about each call and delivery in place of `startDeliveries`. */
  parts: DeliveryDeps & { services: ReadonlyMap<string, Service> };
  /** Starts event sources, schedules and TTL; to be called once, when functions can run. */
  startDeliveries(invoker: Invoker): void;
  /** Ends them, to be called before functions stop; what is in flight is delivered again at the next start. */
  stopDeliveries(): Promise<void>;
  /** Stops deliveries, then the endpoint, then the engine. Stored data stays. */
  close(): Promise<void>;
}

/** One entry of `GET /_local/events`. */
export interface RecentEvent {
  id: string;
  time: string;
  bus: string;
  source: string;
  detailType: string;
  detail: unknown;
  /** Names of the rules that matched. */
  rules: string[];
}

/** One entry of `GET /_local/queues`. Messages are shown where no function takes them: dead letters, parked records. */
export interface QueueReport {
  name: string;
  visible: number;
  inFlight: number;
  delayed: number;
  oldestSeconds: number;
  deadLetterQueueOf: string[];
  messages?: { messageId: string; sentAt: string; receives: number; body: string }[];
}

export interface LocalTools {
  /** The last events put on any bus, newest first. */
  recentEvents(): RecentEvent[];
  /** True when no event and no message is on its way to a function. */
  isIdle(): boolean;
  queues(): QueueReport[];
  /** Moves a dead-letter queue's messages back to where they came from; the number moved. Throws on an unknown queue. */
  redrive(queueName: string): number;
  /** Deletes what TTL has passed as of `at`; the number of items deleted. */
  expire(at: Date): Promise<number>;
  /** Makes every call of KMS end so, until it is set again. */
  setKmsState(state: KmsState): void;
}

export interface InvokeOptions {
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
