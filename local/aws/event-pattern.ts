/**
 * EventBridge patterns, for rules and for event source filters. Kept: every member of the pattern
 * must match, a list means any of, an event's list matches by any element, `exists: false` matches
 * what is absent. Operators: exact values, prefix, anything-but (values), exists. Any other stops the start
 * by its name.
 */
import { LocalCloudError } from '../errors.ts';
import { isObject, type JsonObject, objectOf } from './json.ts';

export type Matcher = (event: unknown) => boolean;

type Scalar = string | number | boolean | null;
type Test = (value: Scalar | undefined) => boolean;

/**
 * @param owner what the pattern belongs to, for the message
 * @throws LocalCloudError naming an operator or shape that is not supported
 */
export function compilePattern(pattern: unknown, owner: string): Matcher {
  if (!isObject(pattern))
    throw new LocalCloudError(`${owner}: its event pattern is not an object.`);
  return compileObject(pattern, owner);
}

function compileObject(pattern: JsonObject, owner: string): Matcher {
  const members = Object.entries(pattern).map(([name, part]): Matcher => {
    if (name.startsWith('$')) refuse(owner, name);
    const matches = Array.isArray(part)
      ? compileLeaf(part, owner)
      : isObject(part)
        ? compileObject(part, owner)
        : refuse(owner, `a pattern of ${JSON.stringify(name)} that is neither list nor object`);
    return (event) => matches(objectOf(event)[name]);
  });
  const matchesAll: Matcher = (event) => members.every((matches) => matches(event));
  return (event) => (Array.isArray(event) ? event.some(matchesAll) : matchesAll(event));
}

function compileLeaf(alternatives: unknown[], owner: string): Matcher {
  const tests = alternatives.map((alternative) => compileTest(alternative, owner));
  return (value) => {
    // An object is no value: as in EventBridge, `exists` looks at leaves only.
    const values = Array.isArray(value) ? value.filter(isScalar) : isScalar(value) ? [value] : [];
    const candidates = values.length > 0 ? values : [undefined];
    return candidates.some((candidate) => tests.some((test) => test(candidate)));
  };
}

function compileTest(alternative: unknown, owner: string): Test {
  if (isScalar(alternative)) return (value) => value === alternative;
  const [operator, operand, ...more] = Object.entries(objectOf(alternative)).flat();
  if (typeof operator !== 'string' || more.length > 0)
    return refuse(owner, 'a filter of several operators');
  if (operator === 'exists' && typeof operand === 'boolean') {
    return (value) => (value !== undefined) === operand;
  }
  if (operator === 'prefix' && typeof operand === 'string') {
    return (value) => typeof value === 'string' && value.startsWith(operand);
  }
  if (operator === 'anything-but') {
    const excluded = [operand].flat();
    if (!excluded.every(isScalar)) return refuse(owner, 'anything-but of a nested value');
    return (value) => value !== undefined && !excluded.includes(value);
  }
  return refuse(owner, operator);
}

const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

function refuse(owner: string, what: string): never {
  throw new LocalCloudError(
    `${owner}: the local cloud does not support ${what} in event patterns.`,
  );
}
