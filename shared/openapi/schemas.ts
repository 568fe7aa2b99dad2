import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import {
  Achievement,
  Category,
  Entry,
  EntryDraft,
  EntryTombstone,
  GamificationStats,
  Insight,
  Transaction,
} from '../entities/index.ts';
import { Problem } from '../http/problem.ts';

/** Schemas that the document names; the others stand inline. */
const named = new Map<unknown, string>([
  [Entry, 'Entry'],
  [EntryDraft, 'EntryDraft'],
  [EntryTombstone, 'EntryTombstone'],
  [Category, 'Category'],
  [Insight, 'Insight'],
  [Achievement, 'Achievement'],
  [Transaction, 'Transaction'],
  [GamificationStats, 'GamificationStats'],
  [Problem, 'Problem'],
]);

/**
 * Replaces valibot's translation by the JSON Schema in `documented`. valibot knows no checks, and shows a query
 * parameter as the string that it comes as.
 */
function inOwnWords(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(inOwnWords);
  if (typeof schema !== 'object' || schema === null) return schema;
  if ('jsonSchema' in schema) return schema.jsonSchema;
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, inOwnWords(value)]));
}

function translate(root: v.GenericSchema, typeMode: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...schema } = toJsonSchema(root, {
    target: 'draft-2020-12',
    typeMode,
    errorMode: 'ignore',
    overrideSchema: ({ valibotSchema }) => {
      const name = valibotSchema === root ? undefined : named.get(valibotSchema);
      return name === undefined ? undefined : { $ref: `#/components/schemas/${name}` };
    },
  });
  return inOwnWords(schema) as JsonSchema;
}

/** A schema in the document: a reference where the schema has a name. */
export function schemaOf(schema: v.GenericSchema, mode: 'input' | 'output'): JsonSchema {
  const name = named.get(schema);
  return name === undefined ? translate(schema, mode) : { $ref: `#/components/schemas/${name}` };
}

/** All named schemas. Drafts are translated as input, the others as output. */
export const componentSchemas = (): Record<string, JsonSchema> =>
  Object.fromEntries(
    [...named].map(([schema, name]) => [
      name,
      translate(schema as v.GenericSchema, schema === EntryDraft ? 'input' : 'output'),
    ]),
  );
