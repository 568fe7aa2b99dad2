/**
 * Response headers as API Gateway writes fixed values. It has no way to write a quote inside one, so a
 * header that holds a quote is left out: that is the content security policy, which protects documents, and
 * nothing the gateway itself answers is one.
 */
export const staticHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([, value]) => !value.includes("'"))
      .map(([name, value]) => [name, `'${value}'`]),
  );

/** The request id that only the gateway makes, under the name that handlers give it too. A client can choose `requestId`. */
export const requestIdHeader = { 'x-request-id': 'context.extendedRequestId' };
