/** The JSON Schemas that our OpenAPI document is made of. */
export interface Schema {
  $ref?: string;
  type?: string | readonly string[];
  enum?: readonly unknown[];
  const?: unknown;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  description?: string;
  [other: string]: unknown;
}

const isName = (name: string) => /^[A-Za-z_$][\w$]*$/.test(name);
export const comment = (text: string | undefined, indent = ''): string =>
  text === undefined ? '' : `${indent}/** ${text.replaceAll('*/', '* /')} */\n`;

/** The members of an object as TypeScript, one a line. */
export function membersOf({ properties = {}, required = [] }: Schema, indent: string): string {
  return Object.entries(properties)
    .map(([name, schema]) => {
      const optional = required.includes(name) ? '' : '?';
      const key = isName(name) ? name : JSON.stringify(name);
      return `${comment(schema.description, indent)}${indent}${key}${optional}: ${typeOf(schema, indent)};\n`;
    })
    .join('');
}

function objectType(schema: Schema, indent: string): string {
  const { properties, additionalProperties } = schema;
  if (properties !== undefined) return `{\n${membersOf(schema, `${indent}  `)}${indent}}`;
  const value =
    typeof additionalProperties === 'object' ? typeOf(additionalProperties, indent) : 'unknown';
  return `Record<string, ${value}>`;
}

/**
 * A schema as a TypeScript type.
 * @throws Error for a schema of a form that our document does not have
 */
export function typeOf(schema: Schema, indent = ''): string {
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (schema.$ref !== undefined) return schema.$ref.replace('#/components/schemas/', '');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (alternatives) return [...new Set(alternatives.map((one) => typeOf(one, indent)))].join(' | ');
  if (typeof schema.type === 'object') {
    return schema.type.map((type) => typeOf({ ...schema, type }, indent)).join(' | ');
  }
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'number':
    case 'integer':
      return 'number';
    case 'array': {
      const item = typeOf(schema.items ?? {}, indent);
      return /[|]/.test(item) ? `(${item})[]` : `${item}[]`;
    }
    case 'object':
      return objectType(schema, indent);
    case undefined:
      return 'unknown';
    default:
      throw new Error(`no TypeScript for the schema ${JSON.stringify(schema)}`);
  }
}
