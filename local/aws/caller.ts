/** Who calls, read from the signature, and what that function's role lets it do. */
import { AwsError } from './aws-error.ts';
import { type Access, compilePolicy, type Policy } from './policy.ts';
import type { FunctionIdentity } from './types.ts';

export interface Caller {
  readonly functionName: string;
  /** Passes when the role grants the access. @throws AwsError AccessDeniedException, worded as AWS words it */
  authorize(access: Access): void;
}

/** Finds callers by access key id. The signature itself is not verified: only this machine can reach the endpoint. */
export class Callers {
  readonly #byAccessKey = new Map<string, Caller>();
  readonly #byFunction = new Map<string, Caller>();

  constructor(identities: FunctionIdentity[], accountId: string) {
    for (const { functionName, accessKeyId, statements } of identities) {
      const caller = makeCaller(functionName, accountId, compilePolicy(functionName, statements));
      this.#byAccessKey.set(accessKeyId, caller);
      this.#byFunction.set(functionName, caller);
    }
  }

  /** @throws AwsError when no access key id can be read, or nobody has it */
  fromAuthorization(header: string | undefined): Caller {
    if (header === undefined) {
      throw new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token');
    }
    const accessKeyId = /\bCredential=([^/,\s]+)\//.exec(header)?.[1];
    if (accessKeyId === undefined) {
      throw new AwsError(
        'IncompleteSignatureException',
        "Authorization header requires 'Credential' parameter.",
      );
    }
    const caller = this.#byAccessKey.get(accessKeyId);
    if (caller === undefined) {
      throw new AwsError(
        'UnrecognizedClientException',
        'The security token included in the request is invalid.',
      );
    }
    return caller;
  }

  /** The function that an event source mapping runs as. */
  ofFunction(functionName: string): Caller | undefined {
    return this.#byFunction.get(functionName);
  }
}

function makeCaller(functionName: string, accountId: string, policy: Policy): Caller {
  // The session name is the function's, as Lambda's own is; the role is called like its function here.
  const principal = `arn:aws:sts::${accountId}:assumed-role/${functionName}/${functionName}`;
  return {
    functionName,
    authorize(access) {
      const decision = policy.decide(access);
      if (decision === 'allowed') return;
      const because =
        decision === 'denied'
          ? 'with an explicit deny in an identity-based policy'
          : `because no identity-based policy allows the ${access.action} action`;
      throw new AwsError(
        'AccessDeniedException',
        `User: ${principal} is not authorized to perform: ${access.action} on resource: ${access.resource} ${because}`,
      );
    },
  };
}
