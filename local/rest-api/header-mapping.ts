/** Response headers as API Gateway's parameter mappings write them: `'fixed'` or a request id. */
import type { Properties } from '../template/properties.ts';

/** Mapping expressions by header name. */
export type HeaderMapping = Readonly<Record<string, string>>;

const FIXED = /^'(.*)'$/s;
const VARIABLE =
  /^context\.((?:extendedR|r)equestId|error\.(?:responseType|messageString|message))$/;

/**
 * @param prefix what stands before the header's name in a mapping's target
 * @throws LocalCloudError at an expression that the local cloud does not evaluate
 */
export function readHeaderMapping(properties: Properties, prefix: string): HeaderMapping {
  const parameters = Object.entries(properties.record('ResponseParameters'));
  return Object.fromEntries(
    parameters.map(([target, expression]) => {
      const isKnown = FIXED.test(expression) || VARIABLE.test(expression);
      if (!target.startsWith(prefix) || !isKnown) {
        throw properties.error('ResponseParameters', `${target} is not supported`);
      }
      return [target.slice(prefix.length), expression];
    }),
  );
}

/**
 * The headers with their values; a mapped Content-Type takes the place of the template's.
 * @param context values of `$context` by the name after it
 */
export function mapHeaders(
  contentType: string,
  mapping: HeaderMapping,
  context: Readonly<Record<string, string>>,
): Record<string, string> {
  const headers: Record<string, string> = { 'content-type': contentType };
  for (const [name, expression] of Object.entries(mapping)) {
    const fixed = FIXED.exec(expression)?.[1];
    const variable = VARIABLE.exec(expression)?.[1];
    const key = name.toLowerCase() === 'content-type' ? 'content-type' : name;
    headers[key] = fixed ?? context[variable ?? ''] ?? '';
  }
  return headers;
}
