/**
 * The answers that API Gateway gives by itself, customized by `AWS::ApiGateway::GatewayResponse`: its own
 * type first, then DEFAULT_4XX or DEFAULT_5XX. Kept: status, headers and bodies, fixed or from `$context`.
 * Anything else in a template (VTL, other variables) stops the start.
 */

import type { Buffer } from 'node:buffer';
import type { Properties } from '../template/properties.ts';
import type { Resource } from '../template/stack.ts';
import { type HeaderMapping, mapHeaders, readHeaderMapping } from './header-mapping.ts';
import type { RequestIds } from './request.ts';

/** Types that the local cloud can answer with, and AWS's status and message for each. */
const BUILT_IN = {
  ACCESS_DENIED: [403, 'User is not authorized to access this resource'],
  AUTHORIZER_CONFIGURATION_ERROR: [500, 'Internal server error'],
  AUTHORIZER_FAILURE: [500, 'Internal server error'],
  BAD_REQUEST_PARAMETERS: [400, 'Bad Request'],
  DEFAULT_5XX: [502, 'Internal server error'],
  INTEGRATION_FAILURE: [504, 'Network error communicating with endpoint'],
  INTEGRATION_TIMEOUT: [504, 'Endpoint request timed out'],
  MISSING_AUTHENTICATION_TOKEN: [403, 'Missing Authentication Token'],
  REQUEST_TOO_LARGE: [413, 'Request Too Long'],
  UNAUTHORIZED: [401, 'Unauthorized'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'Unsupported Media Type'],
} as const satisfies Record<string, readonly [number, string]>;
export type ResponseType = keyof typeof BUILT_IN;

interface Customization {
  statusCode: number | undefined;
  headers: HeaderMapping;
  /** Body templates by content type. */
  templates: Record<string, string>;
}
export type GatewayResponses = ReadonlyMap<string, Customization>;

export interface Answer {
  statusCode: number;
  headers: Record<string, string | string[]>;
  body: string | Buffer;
}

const VARIABLE =
  /\$context\.((?:extendedR|r)equestId|error\.(?:responseType|messageString|message))\b/g;

/** @throws LocalCloudError at an expression that the local cloud does not evaluate */
export function readGatewayResponses(resources: readonly Resource[]): GatewayResponses {
  const responses = new Map<string, Customization>();
  for (const { properties } of resources) {
    properties.only(
      'ResponseParameters',
      'ResponseTemplates',
      'ResponseType',
      'RestApiId',
      'StatusCode',
    );
    const status = properties.optionalString('StatusCode');
    responses.set(properties.string('ResponseType'), {
      statusCode: status === undefined ? undefined : Number(status),
      headers: readHeaderMapping(properties, 'gatewayresponse.header.'),
      templates: readTemplates(properties),
    });
  }
  return responses;
}

function readTemplates(properties: Properties): Record<string, string> {
  const templates = properties.record('ResponseTemplates');
  for (const template of Object.values(templates)) {
    if (/[$#]/.test(template.replaceAll(VARIABLE, ''))) {
      throw properties.error(
        'ResponseTemplates',
        'may only use request ids and .error.* of $context',
      );
    }
  }
  return templates;
}

/** @param detail replaces AWS's message, for cases that it words differently */
export function gatewayAnswer(
  responses: GatewayResponses,
  type: ResponseType,
  ids: RequestIds,
  detail?: string,
): Answer {
  const [builtInStatus, builtInMessage] = BUILT_IN[type];
  const message = detail ?? builtInMessage;
  const fallback = builtInStatus < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX';
  const custom = responses.get(type) ?? responses.get(fallback);
  const context: Record<string, string> = {
    ...ids,
    'error.responseType': type,
    'error.message': message,
    'error.messageString': JSON.stringify(message),
  };
  const [contentType, template] = Object.entries(custom?.templates ?? {})[0] ?? [
    'application/json',
    '{"message":$context.error.messageString}',
  ];
  return {
    statusCode: custom?.statusCode ?? builtInStatus,
    headers: mapHeaders(contentType, custom?.headers ?? {}, context),
    body: template.replaceAll(VARIABLE, (_all, name: string) => context[name] ?? ''),
  };
}
