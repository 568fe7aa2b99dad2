import { causeOf, domainErrorOf } from '@reflekt/shared/errors';
import { errorFields, log } from '@reflekt/shared/log';
import type { APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import type { Authenticate } from './authenticate.ts';
import { type AllowPolicy, allowPolicy } from './domain/policy.ts';

/** Logs our own sentence, and the name and frames of the cause: nothing of a token, a claim or a user. */
function logFailure(error: unknown): void {
  const details = domainErrorOf(error);
  log('error', 'the authorizer could not decide', {
    error_code: details?.code ?? 'unexpected',
    ...errorFields(causeOf(error)),
    detail: details?.detail,
  });
}

/**
 * The handler of a TOKEN authorizer. API Gateway makes a 401 of an error whose message is exactly
 * `Unauthorized` and, by the gateway response, a 503 of any other. Both errors are made here, because the
 * runtime logs what a handler throws with all its members.
 *
 * Lambda counts a refusal as an error of the function, so the count says little. The log tells the two apart:
 * a refusal is a line of level `info` with `error_code` `refused`, and a failure one of level `error`.
 */
export const createHandler =
  (authenticate: Authenticate) =>
  async (event: APIGatewayTokenAuthorizerEvent): Promise<AllowPolicy> => {
    try {
      return allowPolicy(await authenticate(event.authorizationToken), event.methodArn);
    } catch (error) {
      const details = domainErrorOf(error);
      if (details?.code === 'unauthorized') {
        log('info', 'refused', { error_code: 'refused', reason: details.detail });
        throw new Error('Unauthorized');
      }
      logFailure(error);
      throw new Error('The authorizer could not decide');
    }
  };
