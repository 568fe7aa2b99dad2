type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

const isPlainObject = (value: object): value is Record<string, unknown> => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

function canonical(value: unknown): Json {
  if (value === null || typeof value === 'boolean') return value;
  // An ill-formed string comes back from a table with U+FFFD in it.
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.filter((one) => one !== undefined).map(canonical);
  if (typeof value === 'object' && isPlainObject(value)) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([name, member]): [string, Json] => [name.toWellFormed(), canonical(member)])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }
  throw new TypeError(`a value of type ${typeof value} cannot be kept as JSON`);
}

/**
 * JSON that is the same for the same value before it is written to a table and after it is read: names sorted,
 * undefined left out, −0 as 0.
 * @throws TypeError for what JSON would change or lose: bytes, sets, dates, NaN, big integers, functions
 */
export const canonicalJson = (value: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(canonical(value));
