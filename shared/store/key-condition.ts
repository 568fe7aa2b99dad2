import { defect } from '../errors/index.ts';
import type { KeyAttribute } from '../tables/index.ts';
import { Placeholders } from './condition.ts';

/** A condition on the sort key: a range with both ends inclusive, or a prefix. */
export type SortRange = { from?: string; to?: string } | { prefix: string };

function sortExpression(sort: SortRange, name: () => string, place: Placeholders): string {
  if ('prefix' in sort) return `begins_with(${name()}, ${place.value(sort.prefix)})`;
  const { from, to } = sort;
  if (from !== undefined && to !== undefined) {
    return `${name()} BETWEEN ${place.value(from)} AND ${place.value(to)}`;
  }
  if (from !== undefined) return `${name()} >= ${place.value(from)}`;
  return to === undefined ? '' : `${name()} <= ${place.value(to)}`;
}

/** The KeyConditionExpression of a query of a table or an index, with its placeholders. */
export function keyCondition(
  key: { partition: KeyAttribute; sort?: KeyAttribute },
  partition: string,
  range: SortRange | undefined,
) {
  const place = new Placeholders();
  const parts = [`${place.name(key.partition.name)} = ${place.value(partition)}`];
  if (range) {
    const { sort } = key;
    if (!sort) throw defect('a sort condition on a key without a sort attribute');
    const expression = sortExpression(range, () => place.name(sort.name), place);
    if (expression !== '') parts.push(expression);
  }
  return { KeyConditionExpression: parts.join(' AND '), ...place.members() };
}
