import { LocalCloudError } from '../errors.ts';

export type Json = string | number | boolean | null | Json[] | JsonObject;
export type JsonObject = { [name: string]: Json };

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads the resolved properties of one resource. Everything that is not what it should be, and every
 * property that nobody reads, is an error that names the resource.
 */
export class Properties {
  readonly path: string;
  readonly values: JsonObject;

  /** @param path the logical id, and the members below it, for messages */
  constructor(path: string, values: JsonObject) {
    this.path = path;
    this.values = values;
  }

  /** @throws LocalCloudError for a property that is not among `names`, so that nothing is ignored in silence */
  only(...names: readonly string[]): this {
    for (const name of Object.keys(this.values)) {
      if (!names.includes(name)) throw this.error(name, 'is not supported by the local cloud');
    }
    return this;
  }

  string(name: string): string {
    return this.optionalString(name) ?? this.#missing(name);
  }

  optionalString(name: string): string | undefined {
    const value = this.values[name];
    if (value === undefined) return undefined;
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    throw this.error(name, 'must be a string');
  }

  number(name: string, otherwise: number): number {
    const text = this.optionalString(name);
    if (text === undefined) return otherwise;
    const value = Number(text);
    if (!Number.isFinite(value)) throw this.error(name, 'must be a number');
    return value;
  }

  strings(name: string): string[] {
    const value = this.values[name];
    const list = value === undefined ? [] : Array.isArray(value) ? value : [value];
    if (!list.every((item) => typeof item === 'string')) {
      throw this.error(name, 'must be a list of strings');
    }
    return list;
  }

  /** A map of strings; empty when absent. */
  record(name: string): Record<string, string> {
    const members = this.object(name);
    return Object.fromEntries(Object.keys(members.values).map((key) => [key, members.string(key)]));
  }

  /** The members of an object; without members when absent. */
  object(name: string): Properties {
    const value = this.values[name] ?? {};
    if (!isJsonObject(value)) throw this.error(name, 'must be an object');
    return new Properties(`${this.path}.${name}`, value);
  }

  objects(name: string): Properties[] {
    const value = this.values[name];
    const list = value === undefined ? [] : Array.isArray(value) ? value : [value];
    return list.map((item, index) => {
      if (!isJsonObject(item)) throw this.error(name, 'must be a list of objects');
      return new Properties(`${this.path}.${name}[${index}]`, item);
    });
  }

  error(name: string, problem: string): LocalCloudError {
    return new LocalCloudError(`${this.path}: ${name} ${problem}.`);
  }

  #missing(name: string): never {
    throw this.error(name, 'is missing');
  }
}
