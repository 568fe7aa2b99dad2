import * as v from 'valibot';
import { documented, text, Ulid } from '../entities/index.ts';

/** A whole number in a query. Query parameters come as strings; these schemas convert them and document the value. */
export const integerParameter = (min: number, max: number, fallback: number) =>
  v.optional(
    v.pipe(
      v.string(),
      v.check((value) => {
        const number = /^\d{1,9}(\.0+)?$/.test(value) ? Number(value) : Number.NaN;
        return number >= min && number <= max;
      }, `must be a whole number from ${min} to ${max}`),
      documented<string>({ type: 'integer', minimum: min, maximum: max, default: fallback }),
      v.transform(Number),
    ),
    String(fallback),
  );

/** A query parameter that is `true` or `false`. */
export const booleanParameter = () =>
  v.optional(
    v.pipe(
      v.picklist(['true', 'false'], 'must be true or false'),
      documented<'true' | 'false'>({ type: 'boolean' }),
      v.transform((value) => value === 'true'),
    ),
  );

/** A text in a query. @param max code points */
export const textParameter = (max: number) => v.optional(text({ min: 1, max }));

/** The path parameter of an endpoint about one entity. */
export const IdParams = v.object({ id: Ulid });

/** The number of stored items on a page that could not be read; absent when there is none. */
export const Unreadable = v.optional(
  v.pipe(
    v.number(),
    documented<number>({
      type: 'integer',
      minimum: 1,
      description: 'Items that are stored and could not be read. Absent when all could.',
    }),
  ),
);

/** A page of a list. Only `next_cursor: null` marks the end. */
export const listOf = <Item extends v.GenericSchema>(item: Item) =>
  v.object({
    items: v.array(item),
    next_cursor: v.nullable(v.string()),
    unreadable: Unreadable,
  });
