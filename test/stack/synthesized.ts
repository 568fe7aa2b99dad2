import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { AssetManifestArtifact, type CloudAssembly } from 'aws-cdk-lib/cx-api';
import { synthesize } from '../../lib/app.ts';
import type { Stage } from '../../lib/stages.ts';

export interface Resource {
  /** Its logical id. */
  id: string;
  /** The construct id of the nested stack that it is in; empty in the stage's own stack. */
  stack: string;
  Type: string;
  Properties: Readonly<Record<string, unknown>>;
  DependsOn?: string | readonly string[];
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
}

interface Template {
  Parameters?: Readonly<Record<string, unknown>>;
  Outputs?: Readonly<Record<string, { Value: unknown }>>;
  Resources: Readonly<Record<string, Omit<Resource, 'id' | 'stack'>>>;
}

/** The size of one stack, against CloudFormation's limits. */
export interface StackSize {
  name: string;
  resources: number;
  parameters: number;
}

/**
 * One stage's template as `cdk deploy` would send it, the resources of nested stacks among the others. References to
 * parameters and outputs of nested stacks are replaced by what they stand for.
 */
export class SynthesizedTemplate {
  readonly stage: Stage;
  readonly resources: readonly Resource[];
  readonly sizes: readonly StackSize[];

  constructor(stage: Stage, assembly: CloudAssembly) {
    const main: Template = assembly.getStackByName(`reflekt-${stage}`).template;
    const nested = resourcesOf(main, '')
      .filter(({ Type }) => Type === NESTED_STACK)
      .map(({ id, Properties }) => {
        const template = nestedTemplate(assembly, Properties.TemplateURL);
        const parameters = isRecord(Properties.Parameters) ? Properties.Parameters : {};
        const name = id.replace(/NestedStack.*/, '');
        return { id, name, template: substitute(template, new Map(referencesTo(parameters))) };
      });
    const outputs = nested.flatMap(({ id, template }) =>
      Object.entries(template.Outputs ?? {}).map(
        ([name, { Value }]) => [`\${${id}.Outputs.${name}}`, Value] as const,
      ),
    );
    this.stage = stage;
    this.resources = [
      ...resourcesOf(substitute(main, new Map(outputs)), ''),
      ...nested.flatMap(({ name, template }) => resourcesOf(template, name)),
    ];
    this.sizes = [{ name: `reflekt-${stage}`, template: main }, ...nested].map(
      ({ name, template }) => ({
        name,
        resources: Object.keys(template.Resources).length,
        parameters: Object.keys(template.Parameters ?? {}).length,
      }),
    );
  }

  /** @throws Error when there is none: a law over nothing proves nothing */
  ofType(...types: readonly string[]): Resource[] {
    const matching = this.resources.filter(({ Type }) => types.includes(Type));
    if (matching.length === 0) throw new Error(`no resource of type ${types.join(', ')}`);
    return matching;
  }

  /** The one resource of a type that has these properties, each written as `written` does. */
  one(type: string, properties: Readonly<Record<string, string>> = {}): Resource {
    const [match, ...others] = this.ofType(type).filter((resource) =>
      Object.entries(properties).every(
        ([name, value]) => written(resource.Properties[name]) === value,
      ),
    );
    if (match === undefined || others.length > 0) {
      throw new Error(`not exactly one ${type} with ${JSON.stringify(properties)}`);
    }
    return match;
  }
}

const NESTED_STACK = 'AWS::CloudFormation::Stack';

const resourcesOf = ({ Resources }: Template, stack: string): Resource[] =>
  Object.entries(Resources).map(([id, resource]) => ({ ...resource, id, stack }));

/** The template file of a nested stack: the asset whose hash its URL ends in. */
function nestedTemplate(assembly: CloudAssembly, url: unknown): Template {
  const [hash] = /[0-9a-f]{64}/.exec(written(url)) ?? [];
  for (const { file } of assembly.artifacts.filter(AssetManifestArtifact.isAssetManifestArtifact)) {
    const { files } = JSON.parse(readFileSync(file, 'utf8'));
    const path = hash === undefined ? undefined : files[hash]?.source.path;
    if (path !== undefined) return JSON.parse(readFileSync(join(assembly.directory, path), 'utf8'));
  }
  throw new Error(`the nested stack ${written(url)} has no template in the assembly`);
}

const referencesTo = (parameters: Readonly<Record<string, unknown>>) =>
  Object.entries(parameters).map(([name, value]) => [`\${${name}}`, value] as const);

/** A copy in which references, as `written` writes them, are replaced by values. */
function substitute(template: Template, values: ReadonlyMap<string, unknown>): Template {
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy);
    if (!isRecord(value)) return value;
    if ('Ref' in value || 'Fn::GetAtt' in value) {
      const reference = written(value);
      return values.has(reference) ? values.get(reference) : value;
    }
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copy(member)]));
  };
  return copy(template) as Template;
}

/** The context that the CDK CLI gives the app: the stage and the feature flags of `cdk.json`. */
export async function contextOf(stage: Stage): Promise<Record<string, unknown>> {
  const { context } = JSON.parse(await readFile('cdk.json', 'utf8'));
  return { ...context, env: stage };
}

/** The synthesized app of a stage. */
export async function assemblyOf(
  stage: Stage,
  prepare: (app: App) => void = () => {},
): Promise<CloudAssembly> {
  const app = new App({ context: await contextOf(stage) });
  prepare(app);
  return synthesize(app, stage);
}

/**
 * A template value as one string: `${Id}` for a Ref, `${Id.Attribute}` for a GetAtt, a Join joined; anything
 * else as JSON.
 */
export function written(value: unknown): string {
  if (typeof value === 'string') return value;
  if (isRecord(value)) {
    const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value;
    if (typeof ref === 'string') return `\${${ref}}`;
    if (Array.isArray(attribute)) return `\${${attribute.join('.')}}`;
    if (Array.isArray(join) && Array.isArray(join[1])) {
      return join[1].map(written).join(String(join[0]));
    }
  }
  return JSON.stringify(value);
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list, whether the template wrote it as one or as its only member. */
export const listOf = (value: unknown): unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** The objects in a list, whether the template wrote it as one or as its only member. */
export const recordsOf = (value: unknown): Record<string, unknown>[] =>
  listOf(value).filter(isRecord);
