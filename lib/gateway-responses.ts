import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { corsHeaders, securityHeaders } from '../shared/http/headers.ts';
import {
  type ProblemCode,
  problemContentType,
  problemOf,
  problems,
} from '../shared/http/problem.ts';
import { requestIdHeader, staticHeaders } from './static-headers.ts';

/** The problem of each of the gateway's own responses. The defaults cover those that are not named. */
const KINDS: readonly (readonly [ResponseType, ProblemCode])[] = [
  [ResponseType.MISSING_AUTHENTICATION_TOKEN, 'not-found'],
  [ResponseType.RESOURCE_NOT_FOUND, 'not-found'],
  [ResponseType.UNAUTHORIZED, 'unauthorized'],
  [ResponseType.ACCESS_DENIED, 'unauthorized'],
  [ResponseType.EXPIRED_TOKEN, 'unauthorized'],
  [ResponseType.INVALID_SIGNATURE, 'unauthorized'],
  [ResponseType.THROTTLED, 'throttled'],
  [ResponseType.QUOTA_EXCEEDED, 'throttled'],
  [ResponseType.REQUEST_TOO_LARGE, 'too-large'],
  [ResponseType.UNSUPPORTED_MEDIA_TYPE, 'unsupported-media-type'],
  [ResponseType.BAD_REQUEST_BODY, 'malformed'],
  [ResponseType.BAD_REQUEST_PARAMETERS, 'malformed'],
  [ResponseType.DEFAULT_4XX, 'malformed'],
  [ResponseType.AUTHORIZER_FAILURE, 'unavailable'],
  [ResponseType.AUTHORIZER_CONFIGURATION_ERROR, 'unavailable'],
  [ResponseType.INTEGRATION_FAILURE, 'unavailable'],
  [ResponseType.INTEGRATION_TIMEOUT, 'unavailable'],
  [ResponseType.API_CONFIGURATION_ERROR, 'unavailable'],
  [ResponseType.DEFAULT_5XX, 'unavailable'],
];

/** Gives the gateway's own responses the problem documents and headers of the handlers'. */
export function addGatewayResponses(api: RestApi, allowedOrigin: string): void {
  for (const [type, kind] of KINDS) {
    const problem = problemOf(kind);
    api.addGatewayResponse(type.responseType, {
      type,
      statusCode: String(problem.status),
      responseHeaders: {
        ...staticHeaders({
          ...securityHeaders,
          ...corsHeaders(allowedOrigin),
          ...problemHeaders(kind),
        }),
        ...requestIdHeader,
      },
      // The key only chooses the template; the client sees the content-type header.
      templates: {
        'application/json': JSON.stringify({ ...problem, instance: '$context.extendedRequestId' }),
      },
    });
  }
}

const problemHeaders = (kind: ProblemCode): Record<string, string> => {
  const { retryAfter } = problems[kind];
  return {
    'content-type': problemContentType,
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    ...(kind === 'unauthorized' ? { 'www-authenticate': 'Bearer' } : {}),
  };
};
