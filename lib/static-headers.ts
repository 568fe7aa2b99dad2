/**
 * Response headers as API Gateway writes fixed values. A header whose value contains a quote is left out, because API
 * Gateway cannot write one: the content security policy, which protects documents, and the gateway itself answers none.
 */
export const staticHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([, value]) => !value.includes("'"))
      .map(([name, value]) => [name, `'${value}'`]),
  );

/** The request id that only the gateway makes, under the name that handlers give it too. A client can choose `requestId`. */
export const requestIdHeader = { 'x-request-id': 'context.extendedRequestId' };
