import { contextOf, type Principal, type PrincipalContext } from '@reflekt/shared/auth';
import { defect } from '@reflekt/shared/errors';

/** The answer of a TOKEN authorizer, as API Gateway expects it. */
export interface AllowPolicy {
  principalId: string;
  policyDocument: {
    Version: '2012-10-17';
    Statement: [{ Action: 'execute-api:Invoke'; Effect: 'Allow'; Resource: string }];
  };
  context: PrincipalContext;
}

/** `arn:aws:execute-api:<region>:<account>:<api>/<stage>/<method>/<path>` */
const METHOD_ARN = /^(arn:[a-z-]+:execute-api:[^/:*]*:[^/:*]*:[^/:*]+\/[^/:*]+)\//;

/**
 * The policy that allows every route of the stage: API Gateway caches it by token and applies it to all routes.
 * `principalId` is a constant, because it can appear in logs, where no user id may.
 * @param methodArn of the request that is being authorized
 */
export function allowPolicy(principal: Principal, methodArn: string): AllowPolicy {
  const stageArn = METHOD_ARN.exec(methodArn)?.[1];
  if (stageArn === undefined) throw defect('the method ARN is not one of API Gateway');
  return {
    principalId: 'bearer',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: `${stageArn}/*/*` }],
    },
    context: contextOf(principal),
  };
}
