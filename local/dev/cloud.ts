import { join } from 'node:path';
import { makeCredentials, publishAccess } from '../aws/credentials.ts';
import type { AwsEndpoint, AwsEndpointOptions } from '../aws/index.ts';
import { checkAwsOptions, startAwsEndpoint } from '../aws/index.ts';
import { objectOf } from '../aws/json.ts';
import { FunctionHost } from '../functions/host.ts';
import { RestApiHandler } from '../rest-api/handler.ts';
import { readRestApi } from '../rest-api/model.ts';
import { type Assembly, loadAssembly } from '../template/assembly.ts';
import type { CloudEnvironment } from '../template/attributes.ts';
import { loadStack } from '../template/stack.ts';
import type { Trace } from '../trace/trace.ts';
import { traceCalls, traceInvocations } from '../trace/traced.ts';
import { awsOptions, readFunctions } from './aws-options.ts';
import type { Configuration } from './configuration.ts';
import type { Secrets } from './secrets.ts';

const REGION = 'us-east-1';
const ACCOUNT_ID = '000000000000';

export interface CloudOptions {
  configuration: Configuration;
  secrets: Secrets;
  /** The developer's values for variables that functions declare. */
  overrides: Readonly<Record<string, string>>;
  print(line: string): void;
  /** Keeps what happens. */
  trace: Trace;
  /** Of the repository. */
  root: string;
}

/** The templates without the hashes of their assets: where they differ, new code in the functions is not enough. */
export const shapeOf = ({ template, nestedTemplates }: Assembly): string =>
  JSON.stringify([template, ...nestedTemplates.values()]).replaceAll(/\b[0-9a-f]{64}\b/g, '');

/** One synthesized app, running. */
export interface Cloud {
  shape: string;
  environment: CloudEnvironment;
  host: FunctionHost;
  api: RestApiHandler;
  aws: AwsEndpoint;
  close(): Promise<void>;
}

/**
 * Reads everything in the assembly that a start would read, and starts nothing.
 * @throws LocalCloudError at anything in the template that the local cloud does not know
 */
export function checkAssembly(directory: string, options: CloudOptions): void {
  const assembly = loadAssembly(directory);
  const stack = loadStack(assembly, environmentOf(assembly));
  readRestApi(stack);
  checkAwsOptions(awsOptions({ ...options, stack, assembly, credentials: makeCredentials() }));
}

/**
 * Starts what the assembly declares: AWS endpoint and tables, functions, REST API.
 * @throws LocalCloudError as `checkAssembly` does, and Error when the engine does not start
 */
export async function startCloud(directory: string, options: CloudOptions): Promise<Cloud> {
  const { configuration, print, trace } = options;
  const assembly = loadAssembly(directory);
  const declared = loadStack(assembly, environmentOf(assembly));
  const credentials = makeCredentials();
  const declaration = awsOptions({ ...options, stack: declared, assembly, credentials });
  const aws = await startAwsEndpoint({ ...declaration, watch: watchWith(trace, options.root) });
  try {
    const stack = loadStack(assembly, { ...declared.environment, awsUrl: aws.url });
    const functions = new FunctionHost({
      definitions: readFunctions(stack, assembly),
      environment: stack.environment,
      credentials,
      overrides: options.overrides,
      logDirectory: join(configuration.dataDir, 'logs'),
      print,
    });
    const invoker = traceInvocations(functions, trace);
    aws.startDeliveries(invoker);
    const withdrawAccess = publishAccess(configuration.dataDir, {
      url: aws.url,
      region: stack.environment.region,
      credentials: Object.fromEntries(
        declaration.identities.map(({ name }) => [name, credentials(name)]),
      ),
    });
    return {
      shape: shapeOf(assembly),
      environment: stack.environment,
      host: functions,
      api: new RestApiHandler(readRestApi(stack), invoker, print, trace),
      aws,
      async close() {
        withdrawAccess();
        await aws.stopDeliveries();
        await functions.close();
        await aws.close();
      },
    };
  } catch (error) {
    await aws.close();
    throw error;
  }
}

const environmentOf = ({ stackName }: Assembly): CloudEnvironment => ({
  region: REGION,
  accountId: ACCOUNT_ID,
  stackName,
  // Until the endpoint has its port; the endpoint's own options contain no address.
  awsUrl: 'http://127.0.0.1',
});

/** The services as people call them, by the part of `X-Amz-Target` before the dot. */
const LABELS: Readonly<Record<string, string>> = {
  DynamoDB_20120810: 'DynamoDB',
  secretsmanager: 'SecretsManager',
  AmazonSQS: 'SQS',
  TrentService: 'KMS',
  AWSEvents: 'EventBridge',
};

const watchWith = (trace: Trace, root: string): NonNullable<AwsEndpointOptions['watch']> => ({
  service: (service, target) => traceCalls(service, LABELS[target] ?? target, trace, root),
  published({ id, detailType, detail, rules }) {
    const request = objectOf(detail).request_id;
    const step = { kind: 'event', name: detailType, event: id, rules } as const;
    trace.add(step, typeof request === 'string' ? [request] : []);
  },
});
