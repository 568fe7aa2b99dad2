import { describe, expect, test } from '@jest/globals';
import { allEndpoints } from '@reflekt/shared/api';
import { services } from '../../../lib/services.ts';
import { stages } from '../../../lib/stages.ts';
import { corsHeaders, preflightHeaders, securityHeaders } from '../../../shared/http/headers.ts';
import { type ProblemCode, problemOf, problems } from '../../../shared/http/problem.ts';
import {
  isRecord,
  type Resource,
  recordsOf,
  type SynthesizedTemplate,
  written,
} from '../synthesized.ts';

/** API Gateway's own list of the answers it can give by itself; a client meets any of these. */
const GATEWAY_ANSWERS: Readonly<Record<string, ProblemCode>> = {
  ACCESS_DENIED: 'unauthorized',
  API_CONFIGURATION_ERROR: 'unavailable',
  AUTHORIZER_CONFIGURATION_ERROR: 'unavailable',
  AUTHORIZER_FAILURE: 'unavailable',
  BAD_REQUEST_BODY: 'malformed',
  BAD_REQUEST_PARAMETERS: 'malformed',
  DEFAULT_4XX: 'malformed',
  DEFAULT_5XX: 'unavailable',
  EXPIRED_TOKEN: 'unauthorized',
  INTEGRATION_FAILURE: 'unavailable',
  INTEGRATION_TIMEOUT: 'unavailable',
  INVALID_SIGNATURE: 'unauthorized',
  MISSING_AUTHENTICATION_TOKEN: 'not-found',
  QUOTA_EXCEEDED: 'throttled',
  REQUEST_TOO_LARGE: 'too-large',
  RESOURCE_NOT_FOUND: 'not-found',
  THROTTLED: 'throttled',
  UNAUTHORIZED: 'unauthorized',
  UNSUPPORTED_MEDIA_TYPE: 'unsupported-media-type',
};

export function describeApi(template: SynthesizedTemplate): void {
  const { stage } = template;
  const { config, throttle, logDays } = stages[stage];
  const methods = template.ofType('AWS::ApiGateway::Method');
  const nameOf = (method: Resource) =>
    `${method.Properties.HttpMethod} ${pathOf(template, method.Properties.ResourceId)}`;
  const methodNamed = (name: string) => methods.find((method) => nameOf(method) === name);

  describe('methods', () => {
    test('are one per endpoint definition, and OPTIONS on every path', () => {
      const paths = [...new Set(allEndpoints.map(({ path }) => path))];
      expect(methods.map(nameOf).sort()).toEqual(
        [
          ...allEndpoints.map(({ method, path }) => `${method} ${path}`),
          ...paths.map((path) => `OPTIONS ${path}`),
        ].sort(),
      );
    });

    test.each([...allEndpoints])('$id asks the authorizer unless it is public', (endpoint) => {
      const authorizer = template.one('AWS::ApiGateway::Authorizer');
      const method = methodNamed(`${endpoint.method} ${endpoint.path}`);
      expect(method?.Properties).toMatchObject(
        endpoint.auth === 'public'
          ? { AuthorizationType: 'NONE' }
          : { AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: authorizer.id } },
      );
      expect(method?.Properties).not.toHaveProperty('RequestValidatorId');
    });

    test.each([...allEndpoints])('$id reaches the function of its service', (endpoint) => {
      const owner = services.find(({ routes }) => routes?.endpoints[endpoint.id] !== undefined);
      const owners = template.one('AWS::Lambda::Function', {
        FunctionName: `reflekt-${stage}-${owner?.name}`,
      });
      const method = methodNamed(`${endpoint.method} ${endpoint.path}`);
      const integration = method?.Properties.Integration;
      expect(integration).toMatchObject({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST' });
      expect(isRecord(integration) && written(integration.Uri)).toContain(`\${${owners.id}.Arn}`);
    });
  });

  test('the gateway may invoke each function that it calls, by one permission, and no other', () => {
    const invoked = template
      .ofType('AWS::Lambda::Permission')
      .filter(({ Properties }) => Properties.Principal === 'apigateway.amazonaws.com')
      .map(({ Properties }) => written(Properties.FunctionName));
    const called = services
      .filter(({ kind }) => kind === 'api' || kind === 'authorizer')
      .map(({ name }) => {
        const named = { FunctionName: `reflekt-${stage}-${name}` };
        return `\${${template.one('AWS::Lambda::Function', named).id}.Arn}`;
      });
    expect(invoked.sort()).toEqual(called.sort());
  });

  test('the deployment waits for every method, or it would publish the API without it', () => {
    const { DependsOn } = template.one('AWS::ApiGateway::Deployment');
    expect(methods.map(({ id }) => id).filter((id) => !DependsOn?.includes(id))).toEqual([]);
  });

  test('the authorizer takes bearer tokens and its answer holds for five minutes', () => {
    expect(template.one('AWS::ApiGateway::Authorizer').Properties).toMatchObject({
      Type: 'TOKEN',
      IdentitySource: 'method.request.header.Authorization',
      AuthorizerResultTtlInSeconds: 300,
    });
  });

  test('the API is regional and takes binary only where the type says so', () => {
    expect(template.one('AWS::ApiGateway::RestApi').Properties).toMatchObject({
      EndpointConfiguration: { Types: ['REGIONAL'] },
      BinaryMediaTypes: ['application/zip', 'application/gzip', 'application/octet-stream'],
    });
  });

  test('the stage throttles, anonymous callers more, and logs no execution, whose lines hold paths and queries', () => {
    const publicEndpoints = allEndpoints.filter(({ auth }) => auth === 'public');
    const { StageName, MethodSettings } = template.one('AWS::ApiGateway::Stage').Properties;
    const noLog = { LoggingLevel: 'OFF', DataTraceEnabled: false };
    expect(StageName).toBe(stage);
    expect(MethodSettings).toEqual([
      {
        HttpMethod: '*',
        ResourcePath: '/*',
        ThrottlingRateLimit: throttle.requestsPerSecond,
        ThrottlingBurstLimit: throttle.burst,
        ...noLog,
      },
      ...publicEndpoints.map(({ path, method }) => ({
        HttpMethod: method,
        // As CloudFormation wants it: an initial slash, then the path with its own slashes escaped.
        ResourcePath: `/${path.replaceAll('/', '~1')}`,
        ThrottlingRateLimit: 20,
        ThrottlingBurstLimit: 40,
        ...noLog,
      })),
    ]);
  });

  test('the access log holds templates and numbers, nothing that a person sent', () => {
    const { AccessLogSetting } = template.one('AWS::ApiGateway::Stage').Properties;
    const format = isRecord(AccessLogSetting) ? String(AccessLogSetting.Format) : '';
    expect(JSON.parse(format)).toEqual({
      requestId: '$context.extendedRequestId',
      httpMethod: '$context.httpMethod',
      resourcePath: '$context.resourcePath',
      status: '$context.status',
      error: '$context.error.responseType',
      responseLatency: '$context.responseLatency',
      responseLength: '$context.responseLength',
    });
    const group = template.one('AWS::Logs::LogGroup', { LogGroupName: `/reflekt/${stage}/access` });
    expect(group.Properties.RetentionInDays).toBe(logDays);
    expect(isRecord(AccessLogSetting) && written(AccessLogSetting.DestinationArn)).toContain(
      `:log-group:\${${group.id}}`,
    );
  });

  test('the role that lets the gateway log outlives the stack, as all APIs of the account share it', () => {
    const account = template.one('AWS::ApiGateway::Account');
    expect(account).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  describe('the gateway answers by itself', () => {
    test('in every case that it knows', () => {
      const types = template
        .ofType('AWS::ApiGateway::GatewayResponse')
        .map(({ Properties }) => Properties.ResponseType);
      expect(types.sort()).toEqual(Object.keys(GATEWAY_ANSWERS));
    });

    test.each(Object.entries(GATEWAY_ANSWERS))('%s with the problem %s', (type, kind) => {
      const { Properties } = template.one('AWS::ApiGateway::GatewayResponse', {
        ResponseType: type,
      });
      const { ResponseTemplates, ResponseParameters } = Properties;
      const body = isRecord(ResponseTemplates) ? ResponseTemplates['application/json'] : undefined;
      expect(JSON.parse(String(body))).toEqual({
        ...problemOf(kind),
        instance: '$context.extendedRequestId',
      });
      expect(Properties.StatusCode).toBe(String(problems[kind].status));
      const { retryAfter } = problems[kind];
      expect(ResponseParameters).toEqual(
        parameters('gatewayresponse.header', {
          ...corsHeaders(config.ALLOWED_ORIGIN),
          ...securityHeaders,
          'content-type': 'application/problem+json',
          ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
          ...(kind === 'unauthorized' ? { 'www-authenticate': 'Bearer' } : {}),
        }),
      );
    });
  });

  describe('preflight', () => {
    const paths = [...new Set(allEndpoints.map(({ path }) => path))];
    test.each(paths)('of %s is answered by the gateway with static headers', (path) => {
      const allowed = allEndpoints.filter((e) => e.path === path).map(({ method }) => method);
      const headers = parameters('method.response.header', {
        ...securityHeaders,
        ...preflightHeaders(config.ALLOWED_ORIGIN, allowed),
      });
      const method = methodNamed(`OPTIONS ${path}`);
      expect(method?.Properties).toMatchObject({
        AuthorizationType: 'NONE',
        Integration: {
          Type: 'MOCK',
          RequestTemplates: { 'application/json': '{"statusCode":204}' },
          IntegrationResponses: [{ StatusCode: '204', ResponseParameters: headers }],
        },
      });
      const [response] = recordsOf(method?.Properties.MethodResponses);
      expect(
        Object.keys(isRecord(response?.ResponseParameters) ? response.ResponseParameters : {}),
      ).toEqual(Object.keys(headers));
    });
  });
}

/** As API Gateway writes static headers; a value with a quote in it cannot be written there. */
const parameters = (prefix: string, headers: Readonly<Record<string, string>>) => ({
  ...Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name !== 'content-security-policy')
      .map(([name, value]) => [`${prefix}.${name}`, `'${value}'`]),
  ),
  [`${prefix}.x-request-id`]: 'context.extendedRequestId',
});

function pathOf(template: SynthesizedTemplate, resourceId: unknown): string {
  const resource = template.resources.find(({ id }) => `\${${id}}` === written(resourceId));
  if (resource === undefined) return '';
  return `${pathOf(template, resource.Properties.ParentId)}/${resource.Properties.PathPart}`;
}
