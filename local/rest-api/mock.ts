import type { Properties } from '../template/properties.ts';
import type { Answer } from './gateway-responses.ts';
import { type HeaderMapping, mapHeaders, readHeaderMapping } from './header-mapping.ts';
import type { RequestIds } from './request.ts';

/** An integration that answers by itself; CORS preflights are made of it. */
export interface MockIntegration {
  type: 'mock';
  statusCode: number;
  contentType: string;
  headers: HeaderMapping;
  body: string;
  /** The only request content type that is answered; undefined where any is. */
  requestType: string | undefined;
}

/**
 * Reads a MOCK integration whose request template names a fixed status, with fixed headers and body.
 * @throws LocalCloudError for anything that would need VTL
 */
export function readMock(integration: Properties): MockIntegration {
  integration.only('IntegrationResponses', 'PassthroughBehavior', 'RequestTemplates', 'Type');
  const [[requestType, template] = ['', '']] = Object.entries(
    integration.record('RequestTemplates'),
  );
  const status = /^\s*\{\s*"?statusCode"?\s*:\s*"?(\d{3})"?\s*\}\s*$/.exec(template)?.[1];
  if (status === undefined) {
    throw integration.error('RequestTemplates', 'must be {"statusCode": …} and nothing else');
  }
  const response = integration
    .objects('IntegrationResponses')
    .find((candidate) => candidate.string('StatusCode') === status);
  if (response === undefined) {
    throw integration.error('IntegrationResponses', `has none for status ${status}`);
  }
  const [[contentType, body] = ['application/json', '']] = Object.entries(
    response.record('ResponseTemplates'),
  );
  if (/[$#]/.test(body)) throw response.error('ResponseTemplates', 'may not use VTL');
  const passthrough = integration.optionalString('PassthroughBehavior') ?? 'WHEN_NO_MATCH';
  return {
    type: 'mock',
    statusCode: Number(status),
    contentType,
    headers: readHeaderMapping(response, 'method.response.header.'),
    body,
    requestType: passthrough === 'WHEN_NO_MATCH' ? undefined : requestType,
  };
}

/** @returns undefined for a request whose content type has no template */
export function mockAnswer(
  mock: MockIntegration,
  ids: RequestIds,
  contentType = 'application/json',
): Answer | undefined {
  const type = contentType.split(';')[0]?.trim().toLowerCase();
  if (mock.requestType !== undefined && mock.requestType !== type) return undefined;
  const headers = mapHeaders(mock.contentType, mock.headers, { ...ids });
  return { statusCode: mock.statusCode, headers, body: mock.body };
}
