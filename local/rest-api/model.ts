/**
 * The REST API as the template declares it. What the local cloud would not honour (request validators, API
 * keys, resource policies, other authorizers and integrations, VTL) stops the start.
 */
import { LocalCloudError } from '../errors.ts';
import type { Properties } from '../template/properties.ts';
import type { Resource, Stack } from '../template/stack.ts';
import { type GatewayResponses, readGatewayResponses } from './gateway-responses.ts';
import { parseSegments, type Segment } from './matching.ts';
import { type MockIntegration, readMock } from './mock.ts';

export interface Authorizer {
  logicalId: string;
  functionArn: string;
  /** The header that carries the token. */
  header: string;
  /** A token that does not match is refused without asking the function. */
  validation: RegExp | undefined;
  ttlSeconds: number;
}

export interface LambdaIntegration {
  type: 'lambda';
  functionArn: string;
  /** The function streams its answer. */
  streams: boolean;
  timeoutMs: number;
}

interface Method {
  authorizer: Authorizer | undefined;
  integration: LambdaIntegration | MockIntegration;
}

export interface Route {
  resourceId: string;
  /** As the template has it, `/entries/{id}`. */
  path: string;
  segments: Segment[];
  /** By HTTP method, or `ANY`. */
  methods: ReadonlyMap<string, Method>;
}

export interface RestApi {
  id: string;
  stage: string;
  region: string;
  accountId: string;
  routes: Route[];
  binaryMediaTypes: string[];
  gatewayResponses: GatewayResponses;
}

const DEFAULT_AUTHORIZER_TTL_SECONDS = 300;
/** API Gateway's own limit on an integration. */
const DEFAULT_TIMEOUT_MS = 29_000;

/** @throws LocalCloudError unless the template has exactly one REST API with one stage */
export function readRestApi(stack: Stack): RestApi {
  const api = one(stack.ofType('AWS::ApiGateway::RestApi'), 'REST API');
  const properties = api.properties.only(
    'ApiKeySourceType',
    'BinaryMediaTypes',
    'Description',
    'DisableExecuteApiEndpoint',
    'EndpointConfiguration',
    'Name',
    'Tags',
  );
  const stage = one(stack.ofType('AWS::ApiGateway::Stage'), 'stage of the REST API').properties;
  if (stage.values.Variables !== undefined) throw stage.error('Variables', 'are not supported');
  const authorizers = new Map(
    stack
      .ofType('AWS::ApiGateway::Authorizer')
      .map((resource) => [resource.ref, readAuthorizer(resource)]),
  );
  return {
    id: api.ref,
    stage: stage.string('StageName'),
    region: stack.environment.region,
    accountId: stack.environment.accountId,
    routes: readRoutes(stack, api.attributes.RootResourceId ?? '', authorizers),
    binaryMediaTypes: properties.strings('BinaryMediaTypes'),
    gatewayResponses: readGatewayResponses(stack.ofType('AWS::ApiGateway::GatewayResponse')),
  };
}

function one(resources: Resource[], what: string): Resource {
  const [resource, ...others] = resources;
  if (resource === undefined || others.length > 0) {
    throw new LocalCloudError(`The stack must have one ${what}; it has ${resources.length}.`);
  }
  return resource;
}

function readAuthorizer({ logicalId, properties }: Resource): Authorizer {
  properties.only(
    'AuthorizerResultTtlInSeconds',
    'AuthorizerUri',
    'IdentitySource',
    'IdentityValidationExpression',
    'Name',
    'RestApiId',
    'Type',
  );
  if (properties.string('Type') !== 'TOKEN') {
    throw properties.error('Type', 'must be TOKEN for the local cloud');
  }
  const header = /^method\.request\.header\.([\w-]+)$/.exec(properties.string('IdentitySource'));
  if (header?.[1] === undefined) {
    throw properties.error('IdentitySource', 'must be one request header');
  }
  const expression = properties.optionalString('IdentityValidationExpression');
  return {
    logicalId,
    functionArn: functionArnOf(properties, 'AuthorizerUri'),
    header: header[1].toLowerCase(),
    validation: expression === undefined ? undefined : new RegExp(`^(?:${expression})$`),
    ttlSeconds: properties.number('AuthorizerResultTtlInSeconds', DEFAULT_AUTHORIZER_TTL_SECONDS),
  };
}

function readRoutes(
  stack: Stack,
  rootId: string,
  authorizers: ReadonlyMap<string, Authorizer>,
): Route[] {
  const resources = new Map(
    stack.ofType('AWS::ApiGateway::Resource').map((resource) => [resource.ref, resource]),
  );
  const pathOf = (id: string): string => {
    if (id === rootId) return '';
    const resource = resources.get(id);
    if (resource === undefined)
      throw new LocalCloudError(`${id} is not a resource of the REST API.`);
    const { properties } = resource;
    return `${pathOf(properties.string('ParentId'))}/${properties.string('PathPart')}`;
  };
  const methods = new Map<string, Map<string, Method>>();
  for (const { properties } of stack.ofType('AWS::ApiGateway::Method')) {
    const resourceId = properties.string('ResourceId');
    const ofResource = methods.get(resourceId) ?? new Map<string, Method>();
    ofResource.set(properties.string('HttpMethod'), readMethod(properties, authorizers));
    methods.set(resourceId, ofResource);
  }
  return [...methods].map(([resourceId, ofResource]) => {
    const path = pathOf(resourceId) || '/';
    return { resourceId, path, segments: parseSegments(path), methods: ofResource };
  });
}

function readMethod(properties: Properties, authorizers: ReadonlyMap<string, Authorizer>): Method {
  properties.only(
    'ApiKeyRequired',
    'AuthorizationType',
    'AuthorizerId',
    'HttpMethod',
    'Integration',
    'MethodResponses',
    'OperationName',
    'RequestParameters',
    'ResourceId',
    'RestApiId',
  );
  if (properties.optionalString('ApiKeyRequired') === 'true') {
    throw properties.error('ApiKeyRequired', 'is not supported by the local cloud');
  }
  return {
    authorizer: authorizerOf(properties, authorizers),
    integration: readIntegration(properties.object('Integration')),
  };
}

function authorizerOf(
  properties: Properties,
  authorizers: ReadonlyMap<string, Authorizer>,
): Authorizer | undefined {
  const type = properties.string('AuthorizationType');
  if (type === 'NONE') return undefined;
  const authorizer = authorizers.get(properties.optionalString('AuthorizerId') ?? '');
  if (type !== 'CUSTOM' || authorizer === undefined) {
    throw properties.error('AuthorizationType', 'must be NONE, or CUSTOM with an authorizer');
  }
  return authorizer;
}

function readIntegration(integration: Properties): Method['integration'] {
  const type = integration.string('Type');
  if (type === 'MOCK') return readMock(integration);
  if (type !== 'AWS_PROXY') throw integration.error('Type', 'must be AWS_PROXY or MOCK');
  integration.only(
    'IntegrationHttpMethod',
    'ResponseTransferMode',
    'TimeoutInMillis',
    'Type',
    'Uri',
  );
  const mode = integration.optionalString('ResponseTransferMode') ?? 'BUFFERED';
  if (mode !== 'BUFFERED' && mode !== 'STREAM') {
    throw integration.error('ResponseTransferMode', `${mode} is not supported by the local cloud`);
  }
  const streams = mode === 'STREAM';
  return {
    type: 'lambda',
    streams,
    functionArn: functionArnOf(integration, 'Uri', streams ? STREAMING_ADDRESS : ADDRESS),
    timeoutMs: integration.number('TimeoutInMillis', DEFAULT_TIMEOUT_MS),
  };
}

const ADDRESS = /:lambda:path\/2015-03-31\/functions\/(arn:[^/]+)\/invocations$/;
const STREAMING_ADDRESS =
  /:lambda:path\/2021-11-15\/functions\/(arn:[^/]+)\/response-streaming-invocations$/;

function functionArnOf(properties: Properties, name: string, address = ADDRESS): string {
  const arn = address.exec(properties.string(name))?.[1];
  if (arn === undefined) {
    throw properties.error(name, 'must be the address for such invocations of a function');
  }
  return arn;
}
