import type { Endpoint } from '@reflekt/shared/api';
import { Duration, NestedStack, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccessLogFormat,
  AuthorizationType,
  EndpointType,
  type IAuthorizer,
  LambdaIntegration,
  LogGroupLogDestination,
  type MethodDeploymentOptions,
  MethodLoggingLevel,
  ResponseTransferMode,
  RestApi,
  TokenAuthorizer,
} from 'aws-cdk-lib/aws-apigateway';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { addGatewayResponses } from './gateway-responses.ts';
import { addPreflight } from './preflight.ts';
import type { ServiceFunction } from './service-function.ts';
import { type Stage, stages } from './stages.ts';

export interface JournalApiProps {
  readonly stage: Stage;
  /** One of them the authorizer's. */
  readonly functions: readonly ServiceFunction[];
}

/** The access log's line for a request: no path value, query, header, address or user. */
const ACCESS_LOG = {
  requestId: '$context.extendedRequestId',
  httpMethod: '$context.httpMethod',
  resourcePath: '$context.resourcePath',
  status: '$context.status',
  error: '$context.error.responseType',
  responseLatency: '$context.responseLatency',
  responseLength: '$context.responseLength',
};

/** Per public endpoint, for all callers together: plenty for health checks, and little beside the limit of the stage. */
const PUBLIC_THROTTLE = { throttlingRateLimit: 20, throttlingBurstLimit: 40 };

// Execution logs hold paths and queries, and with them search terms.
const NO_EXECUTION_LOG = { loggingLevel: MethodLoggingLevel.OFF, dataTraceEnabled: false };

/** Bodies of these types are binary. With everything binary, JSON would arrive in base64. */
const BINARY_MEDIA_TYPES = ['application/zip', 'application/gzip', 'application/octet-stream'];

/**
 * The REST API: one method per endpoint definition, CORS preflight per path, problem+json from the gateway itself. It is a
 * nested stack of its own: each endpoint costs up to four resources, and CloudFormation allows 500 in a stack.
 */
export class JournalApi extends Construct {
  readonly api: RestApi;

  constructor(scope: Construct, id: string, { stage, functions }: JournalApiProps) {
    super(scope, id);
    const { config, throttle, logDays } = stages[stage];
    const accessLog = new LogGroup(this, 'AccessLog', {
      logGroupName: `/reflekt/${stage}/access`,
      retention: logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const gateway = new NestedStack(this, 'Gateway', {
      description: `REST API of Reflekt Journal, ${stage}`,
    });
    this.api = new RestApi(gateway, 'Rest', {
      restApiName: `reflekt-${stage}`,
      endpointTypes: [EndpointType.REGIONAL],
      binaryMediaTypes: BINARY_MEDIA_TYPES,
      // One a region and account, shared with other APIs: it must outlive this stack.
      cloudWatchRole: true,
      cloudWatchRoleRemovalPolicy: RemovalPolicy.RETAIN,
      deployOptions: {
        stageName: stage,
        throttlingRateLimit: throttle.requestsPerSecond,
        throttlingBurstLimit: throttle.burst,
        accessLogDestination: new LogGroupLogDestination(accessLog),
        accessLogFormat: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
        ...NO_EXECUTION_LOG,
        methodOptions: publicThrottles(functions),
      },
    });
    // The stack has an output for the address, with a readable name.
    this.api.node.tryRemoveChild('Endpoint');
    const authorizer = new TokenAuthorizer(gateway, 'Authorizer', {
      authorizerName: `reflekt-${stage}`,
      handler: authorizerOf(functions).function,
      resultsCacheTtl: Duration.seconds(300),
    });
    for (const service of functions) this.#addEndpoints(service, authorizer);
    addPreflight(this.api, methodsByPath(functions), config.ALLOWED_ORIGIN);
    addGatewayResponses(this.api, config.ALLOWED_ORIGIN);
  }

  #addEndpoints({ service, function: handler }: ServiceFunction, authorizer: IAuthorizer): void {
    const endpoints = endpointsOf({ service });
    const options = { scopePermissionToMethod: false };
    const buffered = new LambdaIntegration(handler, options);
    const streamed = new LambdaIntegration(handler, {
      ...options,
      responseTransferMode: ResponseTransferMode.STREAM,
      timeout: Duration.minutes(15),
    });
    for (const endpoint of endpoints) {
      this.api.root
        .resourceForPath(endpoint.path)
        .addMethod(endpoint.method, endpoint.streaming ? streamed : buffered, {
          operationName: endpoint.id,
          ...(endpoint.auth === 'token'
            ? { authorizationType: AuthorizationType.CUSTOM, authorizer }
            : { authorizationType: AuthorizationType.NONE }),
        });
    }
  }
}

const endpointsOf = ({ service }: Pick<ServiceFunction, 'service'>): readonly Endpoint[] =>
  Object.values(service.routes?.endpoints ?? {});

/** By path and method; a method with options of its own has none of the stage's. */
const publicThrottles = (
  functions: readonly ServiceFunction[],
): Record<string, MethodDeploymentOptions> =>
  Object.fromEntries(
    functions
      .flatMap(endpointsOf)
      .filter(({ auth }) => auth === 'public')
      .map(({ path, method }) => [
        `${path}/${method}`,
        { ...PUBLIC_THROTTLE, ...NO_EXECUTION_LOG },
      ]),
  );

function authorizerOf(functions: readonly ServiceFunction[]): ServiceFunction {
  const [authorizer, ...others] = functions.filter(({ service }) => service.kind === 'authorizer');
  if (authorizer === undefined || others.length > 0) {
    throw new Error('exactly one service must be of kind "authorizer"');
  }
  return authorizer;
}

function methodsByPath(functions: readonly ServiceFunction[]): Map<string, string[]> {
  const methods = new Map<string, string[]>();
  for (const { path, method } of functions.flatMap(endpointsOf)) {
    methods.set(path, [...(methods.get(path) ?? []), method]);
  }
  return methods;
}
