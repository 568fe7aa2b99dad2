import * as v from 'valibot';
import type { Item } from '../tables/index.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** The path of a member that parsing has dropped, at any depth. */
function findDropped(
  input: Record<string, unknown>,
  output: Record<string, unknown>,
  allowed: ReadonlySet<string>,
): string | undefined {
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined || allowed.has(name)) continue;
    if (!(name in output)) return name;
    const read = output[name];
    const dropped = isObject(value) && isObject(read) && findDropped(value, read, new Set());
    if (dropped) return `${name}.${dropped}`;
  }
  return undefined;
}

/**
 * The path of the first member that a schema would refuse or drop when the item is read again. A member that is
 * stored but not read would be lost at the next update.
 * @param open names of members that may stand outside the schema
 */
export function findMismatch(
  schema: v.GenericSchema,
  item: Item,
  open: ReadonlySet<string>,
): string | undefined {
  const parsed = v.safeParse(schema, item);
  if (!parsed.success) return v.getDotPath(parsed.issues[0]) ?? 'an item';
  return isObject(parsed.output) ? findDropped(item, parsed.output, open) : undefined;
}
