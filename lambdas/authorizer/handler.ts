import { DomainError } from '@reflekt/shared/errors';
import { errorFields, log } from '@reflekt/shared/log';
import type { APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import type { Authenticate } from './authenticate.ts';
import { type AllowPolicy, allowPolicy } from './domain/policy.ts';

/** Nothing about a token, a claim or a user: our own sentence, and the name and frames of what lies beneath. */
function logFailure(error: unknown): void {
  const ours = error instanceof DomainError;
  log('error', 'the authorizer could not decide', {
    ...errorFields(ours ? (error.cause ?? error) : error),
    detail: ours ? error.message : undefined,
  });
}

/**
 * The handler of a TOKEN authorizer. API Gateway makes a 401 of an error whose message is exactly
 * `Unauthorized` and, by the gateway response, a 503 of any other. Both errors are made here, because the
 * runtime logs what a handler throws with all its members.
 */
export const createHandler =
  (authenticate: Authenticate) =>
  async (event: APIGatewayTokenAuthorizerEvent): Promise<AllowPolicy> => {
    try {
      return allowPolicy(await authenticate(event.authorizationToken), event.methodArn);
    } catch (error) {
      if (error instanceof DomainError && error.details.code === 'unauthorized') {
        log('info', 'refused', { reason: error.details.detail });
        throw new Error('Unauthorized');
      }
      logFailure(error);
      throw new Error('The authorizer could not decide');
    }
  };
