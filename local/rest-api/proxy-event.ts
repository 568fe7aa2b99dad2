import type { RestApi, Route } from './model.ts';
import {
  type ApiRequest,
  encodeBody,
  isBinaryType,
  lastHeader,
  type MultiValues,
} from './request.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export interface MatchedRequest {
  request: ApiRequest;
  route: Route;
  pathParameters: Record<string, string>;
  /** The authorizer's context; absent on public methods. */
  authorizer: Record<string, string> | undefined;
  body: Buffer;
}

/** The route's ARN as policies name it, `arn:aws:execute-api:…:api/stage/GET/entries/x`. */
export function methodArn(api: RestApi, { method, path }: ApiRequest): string {
  return `arn:aws:execute-api:${api.region}:${api.accountId}:${api.id}/${api.stage}/${method}${path}`;
}

/** The event of an AWS_PROXY integration, payload format 1.0. */
export function proxyEvent(api: RestApi, matched: MatchedRequest): Record<string, unknown> {
  const { request, route, pathParameters, authorizer, body } = matched;
  const host = lastHeader(request.headers, 'host') ?? '127.0.0.1';
  const headers = withForwarding(request, host);
  const isBinary = isBinaryType(api.binaryMediaTypes, lastHeader(headers, 'content-type'));
  return {
    resource: route.path,
    path: request.path,
    httpMethod: request.method,
    headers: lastValues(headers),
    multiValueHeaders: headers,
    queryStringParameters: nullIfEmpty(lastValues(request.query)),
    multiValueQueryStringParameters: nullIfEmpty(request.query),
    pathParameters: nullIfEmpty(pathParameters),
    stageVariables: null,
    requestContext: {
      resourceId: route.resourceId,
      ...(authorizer === undefined ? {} : { authorizer }),
      resourcePath: route.path,
      httpMethod: request.method,
      extendedRequestId: request.ids.extendedRequestId,
      requestTime: accessLogTime(request.receivedAt),
      path: `/${api.stage}${request.path}`,
      accountId: api.accountId,
      protocol: 'HTTP/1.1',
      stage: api.stage,
      domainPrefix: host.split('.')[0],
      requestTimeEpoch: request.receivedAt.getTime(),
      requestId: request.ids.requestId,
      identity: {
        accessKey: null,
        accountId: null,
        caller: null,
        cognitoAuthenticationProvider: null,
        cognitoAuthenticationType: null,
        cognitoIdentityId: null,
        cognitoIdentityPoolId: null,
        principalOrgId: null,
        sourceIp: request.sourceIp,
        user: null,
        userAgent: lastHeader(request.headers, 'user-agent') ?? null,
        userArn: null,
      },
      domainName: host,
      apiId: api.id,
    },
    ...encodeBody(body, isBinary),
  };
}

function withForwarding(request: ApiRequest, host: string): MultiValues {
  const headers = { ...request.headers };
  const before = lastHeader(headers, 'x-forwarded-for');
  for (const name of Object.keys(headers)) {
    if (/^x-forwarded-(for|port|proto)$/i.test(name)) delete headers[name];
  }
  const port = host.split(':')[1] ?? '80';
  const traceId = request.ids.requestId.replaceAll('-', '');
  return {
    ...headers,
    'X-Amzn-Trace-Id': [`Root=1-${traceId.slice(0, 8)}-${traceId.slice(8)}`],
    'X-Forwarded-For': [before === undefined ? request.sourceIp : `${before}, ${request.sourceIp}`],
    'X-Forwarded-Port': [port],
    'X-Forwarded-Proto': ['http'],
  };
}

const lastValues = (values: MultiValues): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, list]) => [name, list.at(-1) ?? '']));

const nullIfEmpty = <T extends object>(values: T): T | null =>
  Object.keys(values).length === 0 ? null : values;

/** `24/Nov/2026:23:10:01 +0000` */
function accessLogTime(time: Date): string {
  const [date = '', clock = ''] = time.toISOString().split('T');
  const [year, month, day] = date.split('-');
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${clock.slice(0, 8)} +0000`;
}
