import { isRecord, listOf, recordsOf, written } from './synthesized.ts';

/** `[not ]<action> on <resource>[ when <condition>]`, one action and one resource each. */
export type Grant = string;

/** Every grant of the inline policies of a role. */
export const grantsOf = (role: Readonly<Record<string, unknown>>): Grant[] =>
  recordsOf(role.Policies)
    .map((policy) => policy.PolicyDocument)
    .flatMap((document) => statementsOf(document))
    .flatMap(({ effect, actions, resources, when }) =>
      actions.flatMap((action) =>
        resources.map(
          (resource): Grant =>
            `${effect === 'Allow' ? '' : 'not '}${action} on ${resource}${when === '' ? '' : ` when ${when}`}`,
        ),
      ),
    );

export interface Statement {
  effect: string;
  /** Accounts, services or ARNs; empty in the policy of a role, whose principal is the role. */
  principals: readonly string[];
  actions: readonly string[];
  resources: readonly string[];
  /** `<operator> <key>=<value> and …`; empty where there is no condition. */
  when: string;
}

/** The statements of a policy document. @throws Error at an element that no law reads, such as NotAction */
export const statementsOf = (document: unknown): Statement[] =>
  recordsOf(isRecord(document) ? document.Statement : undefined).map((statement) => {
    const unknown = Object.keys(statement).find((element) => !KNOWN_ELEMENTS.includes(element));
    if (unknown !== undefined) throw new Error(`a policy statement with ${unknown}`);
    return {
      effect: String(statement.Effect),
      principals: principalsOf(statement.Principal),
      actions: listOf(statement.Action).map(String),
      resources: listOf(statement.Resource).map(written),
      when: conditionOf(statement.Condition),
    };
  });

const KNOWN_ELEMENTS = ['Sid', 'Effect', 'Principal', 'Action', 'Resource', 'Condition'];

const principalsOf = (principal: unknown): string[] =>
  isRecord(principal)
    ? Object.values(principal).flatMap(listOf).map(written)
    : listOf(principal).map(written);

const conditionOf = (condition: unknown): string =>
  Object.entries(isRecord(condition) ? condition : {})
    .flatMap(([operator, keys]) =>
      Object.entries(isRecord(keys) ? keys : {}).map(
        ([key, values]) => `${operator} ${key}=${listOf(values).map(written).join('|')}`,
      ),
    )
    .join(' and ');
