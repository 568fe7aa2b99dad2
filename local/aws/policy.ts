/**
 * IAM identity policies, as far as our templates use them: Allow and Deny, lists of actions and
 * resources with `*` and `?`, and conditions on `dynamodb:LeadingKeys`. Kept from AWS: deny unless
 * allowed, an explicit Deny wins, actions ignore case, ForAllValues holds for an empty set.
 * Left out: NotAction, NotResource, policy variables, all other conditions; each stops the start,
 * because a rule that is silently ignored here would be a fault found in production. Resource
 * policies, boundaries and session policies do not exist here.
 */
import { LocalCloudError } from '../errors.ts';
import type { PolicyStatement } from './types.ts';

/** One thing a call does to one resource. */
export interface Access {
  action: string;
  resource: string;
  /** The partition keys touched; asked only where a condition needs them. */
  leadingKeys?: () => string[];
}

type Decision = 'allowed' | 'not-granted' | 'denied';

export interface Policy {
  decide(access: Access): Decision;
}

type Condition = (access: Access) => boolean;

interface Rule {
  effect: 'Allow' | 'Deny';
  actions: RegExp[];
  resources: RegExp[];
  conditions: Condition[];
}

const KNOWN_MEMBERS = new Set(['Sid', 'Effect', 'Action', 'Resource', 'Condition']);

/**
 * Compiles a function's statements.
 * @throws LocalCloudError naming the function and the member that the local cloud does not evaluate
 */
export function compilePolicy(functionName: string, statements: PolicyStatement[]): Policy {
  const rules = statements.map((statement) => compileStatement(functionName, statement));
  return {
    decide(access) {
      const matching = rules.filter((rule) => applies(rule, access));
      if (matching.some((rule) => rule.effect === 'Deny')) return 'denied';
      return matching.length > 0 ? 'allowed' : 'not-granted';
    },
  };
}

function applies(rule: Rule, access: Access): boolean {
  return (
    rule.actions.some((pattern) => pattern.test(access.action)) &&
    rule.resources.some((pattern) => pattern.test(access.resource)) &&
    rule.conditions.every((holds) => holds(access))
  );
}

function compileStatement(functionName: string, statement: PolicyStatement): Rule {
  const refuse = (what: string): never => {
    throw new LocalCloudError(
      `The role of ${functionName} has a policy statement with ${what}, which the local cloud does not evaluate.`,
    );
  };
  for (const member of Object.keys(statement)) {
    if (!KNOWN_MEMBERS.has(member)) refuse(member);
  }
  if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny') refuse('an unknown Effect');
  const patterns = (values: string | string[], flags: string): RegExp[] =>
    [values].flat().map((value) => {
      if (typeof value !== 'string') return refuse('a value that is not a string');
      if (value.includes('${')) return refuse(`the policy variable ${value}`);
      return wildcard(value, flags);
    });
  return {
    effect: statement.Effect,
    actions: patterns(statement.Action ?? refuse('no Action'), 'i'),
    resources: patterns(statement.Resource ?? refuse('no Resource'), ''),
    conditions: Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => {
        if (key !== 'dynamodb:LeadingKeys') return refuse(`a condition on ${key}`);
        return leadingKeysCondition(operator, patterns(values, ''), [values].flat(), refuse);
      }),
    ),
  };
}

function leadingKeysCondition(
  operator: string,
  patterns: RegExp[],
  values: string[],
  refuse: (what: string) => never,
): Condition {
  const touched = (access: Access): string[] => access.leadingKeys?.() ?? [];
  const like = (key: string): boolean => patterns.some((pattern) => pattern.test(key));
  const equal = (key: string): boolean => values.includes(key);
  switch (operator) {
    case 'ForAllValues:StringEquals':
      return (access) => touched(access).every(equal);
    case 'ForAllValues:StringLike':
      return (access) => touched(access).every(like);
    case 'ForAnyValue:StringEquals':
      return (access) => touched(access).some(equal);
    case 'ForAnyValue:StringLike':
      return (access) => touched(access).some(like);
    default:
      return refuse(`the condition operator ${operator}`);
  }
}

function wildcard(pattern: string, flags: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[\\s\\S]*')
    .replaceAll('?', '[\\s\\S]');
  return new RegExp(`^${source}$`, flags);
}
