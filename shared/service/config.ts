import * as v from 'valibot';

const text = v.string();
const tokensADay = v.pipe(
  v.string(),
  v.regex(/^\d{1,12}$/, 'must be a whole number of tokens a day'),
  v.transform(Number),
);

/**
 * The plain values in a stage's configuration that functions read as environment variables, with the schema of each.
 */
export const configSchemas = {
  ALLOWED_ORIGIN: text,
  DEFAULT_TENANT: text,
  TOKEN_ISSUERS: text,
  NEXTAUTH_SESSIONS: text,
  ANTHROPIC_MODEL: text,
  ANTHROPIC_BASE_URL: text,
  OPENAI_MODEL: text,
  OPENAI_BASE_URL: text,
  INSIGHT_TOKENS_PER_USER: tokensADay,
  INSIGHT_TOKENS_PER_TENANT: tokensADay,
} as const satisfies Record<string, v.GenericSchema<string, unknown>>;

/** The name of a configuration variable. */
export type ConfigName = keyof typeof configSchemas;

/** The parsed value of a configuration variable. */
export type ConfigValue<Name extends ConfigName> = v.InferOutput<(typeof configSchemas)[Name]>;

/**
 * Parses the value of a configuration variable.
 * @throws Error that names the variable and its form, and no value
 */
export function parseConfig<Name extends ConfigName>(name: Name, value: string): ConfigValue<Name> {
  const parsed = v.safeParse(configSchemas[name], value);
  if (!parsed.success) throw new Error(`${name} ${parsed.issues[0].message}`);
  return parsed.output as ConfigValue<Name>;
}
