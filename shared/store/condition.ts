import { marshall } from '@aws-sdk/util-dynamodb';

/** What must hold of the item that stands where a write goes. All parts must hold. */
export interface Condition {
  /** No item, or one whose TTL attribute says it has expired by this epoch second. */
  absent?: true | { orExpired: { attribute: string; at: number } };
  /** Members with exactly these values; an absent item has none. */
  equals?: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * @param condition with at least one part
 * @param partition name of the table's partition attribute, which every item has
 */
export function renderCondition(condition: Condition, partition: string) {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const parts: string[] = [];
  const name = (attribute: string) => {
    const key = `#c${Object.keys(names).length}`;
    names[key] = attribute;
    return key;
  };
  const value = (literal: unknown) => {
    const key = `:c${Object.keys(values).length}`;
    values[key] = literal;
    return key;
  };
  if (condition.absent === true) {
    parts.push(`attribute_not_exists(${name(partition)})`);
  } else if (condition.absent) {
    const { attribute, at } = condition.absent.orExpired;
    const expiry = name(attribute);
    parts.push(`(attribute_not_exists(${expiry}) OR ${expiry} <= ${value(at)})`);
  }
  for (const [attribute, literal] of Object.entries(condition.equals ?? {})) {
    parts.push(`${name(attribute)} = ${value(literal)}`);
  }
  return {
    ConditionExpression: parts.join(' AND '),
    ExpressionAttributeNames: names,
    ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: marshall(values) } : {}),
  };
}
