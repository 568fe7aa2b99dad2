/**
 * Lambda's Invoke, for tools that people run. Left out: everything else of Lambda, asynchronous and dry
 * invocations, versions, logs in the answer.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AwsError } from './aws-error.ts';
import type { Caller } from './caller.ts';
import type { Invoker } from './types.ts';

const INVOCATION = /^\/2015-03-31\/functions\/([^/?]+)\/invocations(?:\?|$)/;

/** The function that a request invokes; undefined for a request of another service. */
export const invokedFunction = ({ method, url = '' }: IncomingMessage): string | undefined => {
  const name = method === 'POST' ? INVOCATION.exec(url)?.[1] : undefined;
  return name === undefined ? undefined : decodeURIComponent(name);
};

/** A call of Invoke. */
export interface Invocation {
  functionName: string;
  body: Buffer;
  caller: Caller;
}

/** Answers calls of Invoke. */
export type LambdaService = (call: Invocation, response: ServerResponse) => Promise<void>;

/**
 * @param arnOf the ARN of a function by its name; undefined for an unknown name
 * @param invokerOf undefined until functions can run
 */
export function lambdaService(
  arnOf: (name: string) => string | undefined,
  invokerOf: () => Invoker | undefined,
): LambdaService {
  return async ({ functionName, body, caller }, response) => {
    const arn = arnOf(functionName);
    if (arn === undefined) {
      throw new AwsError('ResourceNotFoundException', `Function not found: ${functionName}`, 404);
    }
    caller.authorize({ action: 'lambda:InvokeFunction', resource: arn });
    const invoker = invokerOf();
    if (invoker === undefined) {
      throw new AwsError('ServiceException', 'The functions do not run yet.', 503);
    }
    const outcome = await invoker.invoke(functionName, parsePayload(body));
    const payload = outcome.ok
      ? (outcome.payload ?? null)
      : { errorType: outcome.errorType, errorMessage: outcome.message };
    response.writeHead(200, {
      'content-type': 'application/json',
      'x-amz-executed-version': '$LATEST',
      ...(outcome.ok ? {} : { 'x-amz-function-error': 'Unhandled' }),
    });
    response.end(JSON.stringify(payload));
  };
}

function parsePayload(body: Buffer): unknown {
  try {
    return body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
  } catch {
    throw new AwsError('InvalidRequestContentException', 'The payload is not JSON.');
  }
}
