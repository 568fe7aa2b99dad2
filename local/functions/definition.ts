import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Credentials } from '../aws/credentials.ts';
import { LocalCloudError } from '../errors.ts';
import type { Assembly } from '../template/assembly.ts';
import type { CloudEnvironment } from '../template/attributes.ts';
import type { Resource } from '../template/stack.ts';

/** A Lambda function as the template declares it. */
export interface FunctionDefinition {
  logicalId: string;
  name: string;
  arn: string;
  /** Its name in logs: the declared `SERVICE`, or else the function's name. */
  label: string;
  /** The folder that holds the deployed code. */
  codeDirectory: string;
  /** Path of the module in the code folder, without its extension, and the export's name. */
  handler: { module: string; export: string };
  timeoutMs: number;
  memoryMb: number;
  /** The declared environment variables. */
  environment: Readonly<Record<string, string>>;
  roleArn: string;
}

/** Properties without effect here: processor, log group, tracing, tags. */
const READ_OR_INERT = [
  'Architectures',
  'Code',
  'Description',
  'Environment',
  'FunctionName',
  'Handler',
  'LoggingConfig',
  'MemorySize',
  'Role',
  'Runtime',
  'Tags',
  'Timeout',
  'TracingConfig',
];

/** @throws LocalCloudError for a property the local cloud would ignore, and for code that is not there */
export function readFunction(resource: Resource, assembly: Assembly): FunctionDefinition {
  const { logicalId } = resource;
  const properties = resource.properties.only(...READ_OR_INERT);
  const runtime = properties.string('Runtime');
  if (!runtime.startsWith('nodejs')) throw properties.error('Runtime', `${runtime} is not Node.js`);
  const key = properties.object('Code').string('S3Key');
  const codeDirectory = assembly.assets.get(key);
  if (codeDirectory === undefined || !existsSync(codeDirectory)) {
    throw new LocalCloudError(
      `${logicalId}: its code (asset ${key}) is not in the synthesized app.`,
    );
  }
  const [module, exported, ...rest] = properties.string('Handler').split('.');
  if (!module || !exported || rest.length > 0) {
    throw properties.error('Handler', 'must be a module and an export, such as index.handler');
  }
  const environment = properties.object('Environment').record('Variables');
  return {
    logicalId,
    name: resource.ref,
    arn: resource.attributes.Arn ?? '',
    label: environment.SERVICE ?? resource.ref,
    codeDirectory,
    handler: { module, export: exported },
    timeoutMs: properties.number('Timeout', 3) * 1000,
    memoryMb: properties.number('MemorySize', 128),
    environment,
    roleArn: properties.string('Role'),
  };
}

/** The file that Lambda would load, or nothing when it does not exist. */
export function handlerFile(
  { handler }: FunctionDefinition,
  directory: string,
): string | undefined {
  return ['.js', '.cjs', '.mjs']
    .map((extension) => join(directory, handler.module + extension))
    .find((path) => existsSync(path));
}

/** Exactly what the function sees as `process.env`: what is declared, and what Lambda adds. */
export function functionEnvironment(
  definition: FunctionDefinition,
  { region, awsUrl }: CloudEnvironment,
  { accessKeyId, secretAccessKey }: Credentials,
  overrides: Readonly<Record<string, string>>,
): Record<string, string> {
  const declared = Object.entries(definition.environment);
  return {
    ...Object.fromEntries(declared.map(([name, value]) => [name, overrides[name] ?? value])),
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: 'local',
    AWS_ENDPOINT_URL: awsUrl,
    // Keeps the developer's own profile and its real credentials out.
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: definition.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${definition.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    LAMBDA_TASK_ROOT: definition.codeDirectory,
    _HANDLER: `${definition.handler.module}.${definition.handler.export}`,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
  };
}
