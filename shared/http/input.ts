import * as v from 'valibot';
import { type InputProblem, invalid } from '../errors/index.ts';

/** A sentence for a problem that valibot finds by type. Its own messages quote the input and may not leave. */
function sentenceOf(issue: v.BaseIssue<unknown>): string {
  if (issue.kind === 'validation' || issue.type === 'picklist' || issue.type === 'number') {
    if (!issue.message.startsWith('Invalid ')) return issue.message;
  }
  switch (issue.type) {
    case 'string':
      return 'must be a string';
    case 'number':
      return 'must be a finite number';
    case 'boolean':
      return 'must be true or false';
    case 'array':
      return 'must be an array';
    case 'object':
    case 'loose_object':
      return issue.received === 'undefined' ? 'is required' : 'must be an object';
    default:
      return 'is not valid';
  }
}

/** A body of 2 MiB can have a million problems; a response need not. */
const MAX_PROBLEMS = 100;

/** Keys of declared members and array positions only, so that a pointer never holds the owner's text. */
const pathOf = (issue: v.BaseIssue<unknown>): string[] =>
  (issue.path ?? []).map((part) => String(part.key).replaceAll('~', '~0').replaceAll('/', '~1'));

function parse<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
  locate: (path: string[]) => InputProblem['at'],
): v.InferOutput<Schema> {
  // valibot takes an array for an object without the declared members.
  if (schema.type === 'object' && Array.isArray(input)) {
    throw invalid({ at: locate([]), detail: 'must be an object' });
  }
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  const problems = result.issues.slice(0, MAX_PROBLEMS).map((issue) => ({
    at: locate(pathOf(issue)),
    detail: sentenceOf(issue),
  }));
  throw invalid(...problems);
}

/** @throws DomainError `invalid` with one JSON pointer per problem */
export const parseBody = <Schema extends v.GenericSchema>(schema: Schema, body: unknown) =>
  parse(schema, body, (path) => ({ pointer: path.map((part) => `/${part}`).join('') }));

/** @throws DomainError `invalid` with one parameter name per problem */
export const parseQuery = <Schema extends v.GenericSchema>(schema: Schema, query: unknown) =>
  parse(schema, query, (path) => ({ parameter: path[0] ?? '' }));
