/**
 * IAM identity policies, as far as our templates use them: Allow and Deny, lists of actions and resources
 * with `*` and `?`, StringEquals on `kms:EncryptionContext:<name>`, and ForAllValues:StringEquals on
 * `dynamodb:LeadingKeys`, which here does not hold for a call that names no key. Kept from AWS: deny unless allowed,
 * an explicit Deny wins, actions ignore case, a condition on an absent key does not hold. Left out:
 * NotAction, NotResource, policy variables, all other conditions; each stops the start, because a rule that
 * is silently ignored here would be a mistake found in production. Resource policies, boundaries and session
 * policies do not exist here.
 */
import { LocalCloudError } from '../errors.ts';
import type { PolicyStatement } from './types.ts';

/** One thing a call does to one resource. */
export interface Access {
  action: string;
  resource: string;
  /** Values of condition keys, such as `kms:EncryptionContext:stage`; several only where a key has several. */
  conditionKeys?: Readonly<Record<string, string | readonly string[]>>;
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

/** The condition keys that are evaluated, by their beginning, each with its operator. */
const OPERATORS = [
  ['kms:EncryptionContext:', 'StringEquals'],
  ['dynamodb:LeadingKeys', 'ForAllValues:StringEquals'],
] as const;

const KNOWN_MEMBERS = new Set(['Sid', 'Effect', 'Action', 'Resource', 'Condition']);

/**
 * Compiles the statements of a function's role.
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
  const literals = (values: string | string[]): string[] =>
    [values].flat().map((value) => {
      if (typeof value !== 'string') return refuse('a value that is not a string');
      return value.includes('${') ? refuse(`the policy variable ${value}`) : value;
    });
  const patterns = (values: string[], flags: string): RegExp[] =>
    literals(values).map((value) => wildcard(value, flags));
  return {
    effect: statement.Effect,
    actions: patterns(statement.Action ?? refuse('no Action'), 'i'),
    resources: patterns(statement.Resource ?? refuse('no Resource'), ''),
    conditions: Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]): Condition => {
        const known = OPERATORS.find(([prefix]) => key.startsWith(prefix));
        if (known === undefined) return refuse(`a condition on ${key}`);
        if (operator !== known[1]) return refuse(`the condition operator ${operator}`);
        const allowed = literals(values);
        return ({ conditionKeys = {} }) => {
          const given = [conditionKeys[key] ?? []].flat();
          return given.length > 0 && given.every((value) => allowed.includes(value));
        };
      }),
    ),
  };
}

/** A pattern in which `*` stands for any characters and `?` for one. */
export function wildcard(pattern: string, flags = ''): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[\\s\\S]*')
    .replaceAll('?', '[\\s\\S]');
  return new RegExp(`^${source}$`, flags);
}
