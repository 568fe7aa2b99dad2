import { marshall } from '@aws-sdk/util-dynamodb';

/** A condition on the stored item under the key of a write. All parts must hold. Names open members only. */
export interface Condition {
  /** No item is stored, or its TTL attribute says that it had expired by this epoch second. */
  absent?: true | { orExpired: { attribute: string; at: number } };
  /** Members with exactly these values. An absent item has none. */
  equals?: Readonly<Record<string, string | number | boolean | null>>;
  /** Members that are absent or at most these numbers. */
  atMost?: Readonly<Record<string, number>>;
}

/** Collects the placeholders of one expression. */
export class Placeholders {
  readonly names: Record<string, string> = {};
  readonly values: Record<string, unknown> = {};

  name(attribute: string): string {
    const key = `#n${Object.keys(this.names).length}`;
    this.names[key] = attribute;
    return key;
  }

  value(literal: unknown): string {
    const key = `:v${Object.keys(this.values).length}`;
    this.values[key] = literal;
    return key;
  }

  /** The members of a DynamoDB request that define the placeholders. */
  members() {
    return {
      ...(Object.keys(this.names).length > 0 ? { ExpressionAttributeNames: this.names } : {}),
      ...(Object.keys(this.values).length > 0
        ? { ExpressionAttributeValues: marshall(this.values) }
        : {}),
    };
  }
}

/**
 * The ConditionExpression of a condition.
 * @param condition with at least one part
 * @param partition name of the table's partition attribute, which every item has
 */
export function conditionExpression(
  condition: Condition,
  partition: string,
  place: Placeholders,
): string {
  const parts: string[] = [];
  if (condition.absent === true) {
    parts.push(`attribute_not_exists(${place.name(partition)})`);
  } else if (condition.absent) {
    const { attribute, at } = condition.absent.orExpired;
    const expiry = place.name(attribute);
    parts.push(`(attribute_not_exists(${expiry}) OR ${expiry} <= ${place.value(at)})`);
  }
  for (const [attribute, literal] of Object.entries(condition.equals ?? {})) {
    parts.push(`${place.name(attribute)} = ${place.value(literal)}`);
  }
  for (const [attribute, most] of Object.entries(condition.atMost ?? {})) {
    const member = place.name(attribute);
    parts.push(`(attribute_not_exists(${member}) OR ${member} <= ${place.value(most)})`);
  }
  return parts.join(' AND ');
}
