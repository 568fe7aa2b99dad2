import { readFile } from 'node:fs/promises';
import { App } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { synthesize } from '../../lib/app.ts';
import type { Stage } from '../../lib/stages.ts';

export interface Resource {
  id: string;
  Type: string;
  Properties: Readonly<Record<string, unknown>>;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
}

/** One stage's template, as `cdk deploy` would send it. */
export class SynthesizedTemplate {
  readonly stage: Stage;
  readonly template: object;
  readonly resources: readonly Resource[];

  constructor(stage: Stage, template: { Resources: Record<string, Omit<Resource, 'id'>> }) {
    this.stage = stage;
    this.template = template;
    this.resources = Object.entries(template.Resources).map(([id, resource]) => ({
      ...resource,
      id,
    }));
  }

  /** @throws Error when there is none: a law over nothing proves nothing */
  ofType(...types: readonly string[]): Resource[] {
    const found = this.resources.filter(({ Type }) => types.includes(Type));
    if (found.length === 0) throw new Error(`no resource of type ${types.join(', ')}`);
    return found;
  }

  /** The one resource of a type that has these properties, each written as `written` does. */
  one(type: string, properties: Readonly<Record<string, string>> = {}): Resource {
    const [found, ...others] = this.ofType(type).filter((resource) =>
      Object.entries(properties).every(
        ([name, value]) => written(resource.Properties[name]) === value,
      ),
    );
    if (found === undefined || others.length > 0) {
      throw new Error(`not exactly one ${type} with ${JSON.stringify(properties)}`);
    }
    return found;
  }
}

/** What the CDK CLI would hand the app: the stage and the feature flags of `cdk.json`. */
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
