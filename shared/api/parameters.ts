import * as v from 'valibot';
import { documented, text, Ulid } from '../entities/index.ts';

/** Query parameters come as strings; these schemas make values of them, and document the value. */
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

export const booleanParameter = () =>
  v.optional(
    v.pipe(
      v.picklist(['true', 'false'], 'must be true or false'),
      documented<'true' | 'false'>({ type: 'boolean' }),
      v.transform((value) => value === 'true'),
    ),
  );

export const textParameter = (max: number) => v.optional(text({ min: 1, max }));

/** The path parameter of everything that has an id. */
export const IdParams = v.object({ id: Ulid });

/** The number of items on a page that are stored and could not be read; absent when there is none. */
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

/** A page of a list; only `next_cursor: null` is the end. */
export const listOf = <Item extends v.GenericSchema>(item: Item) =>
  v.object({
    items: v.array(item),
    next_cursor: v.nullable(v.string()),
    unreadable: Unreadable,
  });
