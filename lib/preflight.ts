import {
  AuthorizationType,
  MockIntegration,
  PassthroughBehavior,
  type RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import { preflightHeaders, securityHeaders } from '../shared/http/headers.ts';
import { requestIdHeader, staticHeaders } from './static-headers.ts';

const STATUS = '204';

/**
 * OPTIONS on every path, answered by the gateway itself with the same headers that handlers give.
 * @param methods by path, as the endpoint definitions have them
 */
export function addPreflight(
  api: RestApi,
  methods: ReadonlyMap<string, readonly string[]>,
  allowedOrigin: string,
): void {
  for (const [path, allowed] of methods) {
    const headers = {
      ...staticHeaders({ ...securityHeaders, ...preflightHeaders(allowedOrigin, allowed) }),
      ...requestIdHeader,
    };
    const integration = new MockIntegration({
      requestTemplates: { 'application/json': JSON.stringify({ statusCode: Number(STATUS) }) },
      passthroughBehavior: PassthroughBehavior.NEVER,
      integrationResponses: [
        { statusCode: STATUS, responseParameters: asParameters(headers, (value) => value) },
      ],
    });
    api.root.resourceForPath(path).addMethod('OPTIONS', integration, {
      authorizationType: AuthorizationType.NONE,
      methodResponses: [
        { statusCode: STATUS, responseParameters: asParameters(headers, () => true) },
      ],
    });
  }
}

/** The method declares a header, and the integration gives its value. */
const asParameters = <T>(headers: Record<string, string>, as: (value: string) => T) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, as(value)]),
  );
