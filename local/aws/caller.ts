/** Finds the caller of a request by its signature, and enforces the caller's role. */
import { AwsError } from './aws-error.ts';
import { type Access, compilePolicy, type Policy } from './policy.ts';
import { isSignedWith, parseAuthorization, type SignedRequest } from './signature.ts';
import type { CallerIdentity } from './types.ts';

export interface Caller {
  /** Of the function, or of the role that a person takes on. */
  readonly name: string;
  /** Passes when the role grants the access. @throws AwsError AccessDeniedException, worded as AWS words it */
  authorize(access: Access): void;
}

export class Callers {
  readonly #byAccessKey = new Map<string, { caller: Caller; secretAccessKey: string }>();
  readonly #byName = new Map<string, Caller>();

  constructor(identities: readonly CallerIdentity[], accountId: string) {
    for (const { name, accessKeyId, secretAccessKey, statements } of identities) {
      const caller = makeCaller(name, accountId, compilePolicy(name, statements));
      this.#byAccessKey.set(accessKeyId, { caller, secretAccessKey });
      this.#byName.set(name, caller);
    }
  }

  /** @throws AwsError when the request is not signed with the secret of an access key of this run */
  ofRequest(request: SignedRequest): Caller {
    const header = request.headers.authorization;
    if (header === undefined) {
      throw new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token');
    }
    const authorization = parseAuthorization(header);
    if (authorization === undefined) {
      throw new AwsError(
        'IncompleteSignatureException',
        "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters.",
      );
    }
    const known = this.#byAccessKey.get(authorization.accessKeyId);
    if (known === undefined) {
      throw new AwsError(
        'UnrecognizedClientException',
        'The security token included in the request is invalid.',
      );
    }
    if (!isSignedWith(known.secretAccessKey, authorization, request)) {
      throw new AwsError(
        'InvalidSignatureException',
        'The request signature we calculated does not match the signature you provided.',
      );
    }
    return known.caller;
  }

  /** The function that an event source mapping runs as. */
  ofFunction(functionName: string): Caller | undefined {
    return this.#byName.get(functionName);
  }
}

function makeCaller(name: string, accountId: string, policy: Policy): Caller {
  // A session is called like its function, as in Lambda. The role has the same name here.
  const principal = `arn:aws:sts::${accountId}:assumed-role/${name}/${name}`;
  return {
    name,
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
