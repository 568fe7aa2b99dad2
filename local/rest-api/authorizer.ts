/**
 * TOKEN authorizers. Kept: the result is cached by token, and its policy, not its verdict, is what is
 * cached, so that it is evaluated for every route; `Unauthorized` is the one error that means 401.
 * Left out: usage plans, and policies with conditions, which are a configuration error here.
 */
import type { Invoker } from '../aws/types.ts';
import { isJsonObject } from '../template/properties.ts';
import type { ResponseType } from './gateway-responses.ts';
import type { Authorizer } from './model.ts';

/** API Gateway waits this long for an authorizer. */
const TIMEOUT_MS = 30_000;
const MAX_CACHED = 10_000;

interface Statement {
  allow: boolean;
  actions: string[];
  resources: string[];
}

interface Identity {
  statements: Statement[];
  /** For `requestContext.authorizer` of the integrations: the principal and the context, as strings. */
  context: Record<string, string>;
}

export type Decision =
  | { allowed: true; context: Record<string, string> }
  | { allowed: false; type: ResponseType; detail?: string };

const refuse = (type: ResponseType, detail?: string): Decision => ({
  allowed: false,
  type,
  ...(detail === undefined ? {} : { detail }),
});

export class AuthorizerRunner {
  readonly #authorizer: Authorizer;
  readonly #invoker: Invoker;
  readonly #now: () => number;
  readonly #cache = new Map<string, { identity: Identity; expires: number }>();

  /** @param now epoch milliseconds, for the cache */
  constructor(authorizer: Authorizer, invoker: Invoker, now: () => number = Date.now) {
    this.#authorizer = authorizer;
    this.#invoker = invoker;
    this.#now = now;
  }

  /**
   * @param token the identity header's value
   * @param methodArn the route as asked for, with the values of path parameters
   */
  async decide(token: string | undefined, methodArn: string): Promise<Decision> {
    const { validation } = this.#authorizer;
    if (token === undefined || token === '' || validation?.test(token) === false) {
      return refuse('UNAUTHORIZED');
    }
    const identity = this.#cached(token) ?? (await this.#ask(token, methodArn));
    return typeof identity === 'string' ? refuse(identity) : evaluate(identity, methodArn);
  }

  #cached(token: string): Identity | undefined {
    const entry = this.#cache.get(token);
    if (entry !== undefined && entry.expires > this.#now()) return entry.identity;
    this.#cache.delete(token);
    return undefined;
  }

  async #ask(token: string, methodArn: string): Promise<Identity | ResponseType> {
    const event = { type: 'TOKEN', methodArn, authorizationToken: token };
    const { functionArn, ttlSeconds } = this.#authorizer;
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const outcome = await this.#invoker.invoke(functionArn, event, { signal });
    if (!outcome.ok) {
      return outcome.message === 'Unauthorized' ? 'UNAUTHORIZED' : 'AUTHORIZER_FAILURE';
    }
    const identity = readIdentity(outcome.payload);
    if (identity === undefined) return 'AUTHORIZER_CONFIGURATION_ERROR';
    if (ttlSeconds > 0) {
      const [oldest] = this.#cache.keys();
      if (this.#cache.size >= MAX_CACHED && oldest !== undefined) this.#cache.delete(oldest);
      this.#cache.set(token, { identity, expires: this.#now() + ttlSeconds * 1000 });
    }
    return identity;
  }
}

function evaluate({ statements, context }: Identity, methodArn: string): Decision {
  const applying = statements.filter(
    ({ actions, resources }) =>
      actions.some((pattern) => matchesPattern(pattern, 'execute-api:Invoke')) &&
      resources.some((pattern) => matchesPattern(pattern, methodArn)),
  );
  if (applying.some(({ allow }) => !allow)) {
    return refuse(
      'ACCESS_DENIED',
      'User is not authorized to access this resource with an explicit deny',
    );
  }
  return applying.length > 0 ? { allowed: true, context } : refuse('ACCESS_DENIED');
}

/** `*` stands for any characters, `?` for one. */
function matchesPattern(pattern: string, text: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(text);
}

/** Undefined for what API Gateway would not accept as an authorizer's result. */
function readIdentity(result: unknown): Identity | undefined {
  if (!isJsonObject(result) || typeof result.principalId !== 'string') return undefined;
  if (!isJsonObject(result.policyDocument)) return undefined;
  const { Statement: list } = result.policyDocument;
  const statements = (Array.isArray(list) ? list : [list]).map(readStatement);
  if (!statements.every((statement) => statement !== undefined)) return undefined;
  const context: Record<string, string> = { principalId: result.principalId };
  for (const [name, value] of Object.entries(result.context ?? {})) {
    if (value === null || typeof value === 'object') return undefined;
    context[name] = String(value);
  }
  return { statements, context };
}

function readStatement(statement: unknown): Statement | undefined {
  if (!isJsonObject(statement)) return undefined;
  const { Sid: _sid, Effect: effect, Action: action, Resource: resource, ...rest } = statement;
  const actions = stringList(action);
  const resources = stringList(resource);
  if ((effect !== 'Allow' && effect !== 'Deny') || Object.keys(rest).length > 0) return undefined;
  if (actions === undefined || resources === undefined) return undefined;
  return { allow: effect === 'Allow', actions, resources };
}

function stringList(value: unknown): string[] | undefined {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.every((item) => typeof item === 'string') ? list : undefined;
}
