import { LocalCloudError } from '../errors.ts';
import { type CloudEnvironment, IDENTITIES, type Identity } from './attributes.ts';
import { isJsonObject, type Json, type JsonObject, Properties } from './properties.ts';

export const NESTED_STACK = 'AWS::CloudFormation::Stack';

const SCALAR_PARAMETERS = ['String', 'Number'];

/** Stands for `AWS::NoValue`; a member or list item with it is left out. */
const NO_VALUE = Symbol('AWS::NoValue');
type Resolved = Json | typeof NO_VALUE;

/** The place of a nested stack in the stack around it. */
interface Parent {
  resolver: Resolver;
  /** The nested stack's own logical id there. */
  logicalId: string;
}

/**
 * Evaluates CloudFormation's intrinsic functions as far as CDK's templates use them: Ref, Fn::GetAtt,
 * Fn::Join, Fn::Sub, Fn::Select and Fn::Split. Any other stops with the logical id. A nested stack has a
 * resolver of its own: it reads its parameters from its parent, which reads its outputs. Not kept: conditions,
 * Fn::ImportValue, mappings, dynamic references, transforms.
 */
export class Resolver {
  readonly environment: CloudEnvironment;
  readonly #template: Properties;
  readonly #nestedTemplates: ReadonlyMap<string, JsonObject>;
  readonly #parent: Parent | undefined;
  readonly #identities = new Map<string, Identity>();
  readonly #nested = new Map<string, Resolver>();

  /** @param nestedTemplates by the object key that a nested stack's `TemplateURL` ends with */
  constructor(
    template: JsonObject,
    environment: CloudEnvironment,
    nestedTemplates: ReadonlyMap<string, JsonObject> = new Map(),
    parent?: Parent,
  ) {
    this.environment = environment;
    this.#template = new Properties('template', template);
    this.#nestedTemplates = nestedTemplates;
    this.#parent = parent;
  }

  /** The template's resources, not evaluated. */
  get resources(): Properties {
    return this.#template.object('Resources');
  }

  /** The logical id, behind those of the nested stacks around it: unique in the whole app. */
  path(logicalId: string): string {
    if (this.#parent === undefined) return logicalId;
    return `${this.#parent.resolver.path(this.#parent.logicalId)}.${logicalId}`;
  }

  /** The resource's properties with every intrinsic evaluated. */
  properties(logicalId: string): Properties {
    const path = this.path(logicalId);
    const raw = this.resources.object(logicalId).object('Properties').values;
    return new Properties(path, this.#resolveObject(raw, path));
  }

  /** @throws LocalCloudError when the nested stack's template is not in the app, or is set up in an unknown way */
  nested(logicalId: string): Resolver {
    const known = this.#nested.get(logicalId);
    if (known !== undefined) return known;
    const properties = this.resources.object(logicalId).object('Properties');
    properties.only('Parameters', 'Tags', 'TemplateURL');
    const url = this.#text(properties.values.TemplateURL, 'TemplateURL', this.path(logicalId));
    const template = this.#nestedTemplates.get(url.split('/').at(-1) ?? '');
    if (template === undefined) {
      throw new LocalCloudError(
        `${this.path(logicalId)}: its template (${url}) is not in the synthesized app.`,
      );
    }
    const environment = {
      ...this.environment,
      stackName: `${this.environment.stackName}-${logicalId}`,
    };
    const parent = { resolver: this, logicalId };
    const nested = new Resolver(template, environment, this.#nestedTemplates, parent);
    this.#nested.set(logicalId, nested);
    return nested;
  }

  /** `Ref` and attributes of a resource. */
  identity(logicalId: string, from: string): Identity {
    const known = this.#identities.get(logicalId);
    if (known !== undefined) return known;
    const type = this.#typeOf(logicalId, from);
    const factory = IDENTITIES[type];
    if (factory === undefined) {
      throw new LocalCloudError(
        `${from}: refers to ${logicalId}, whose type ${type} has no attributes in the local cloud.`,
      );
    }
    const identity = factory(logicalId, this.properties(logicalId), this.environment);
    this.#identities.set(logicalId, identity);
    return identity;
  }

  #typeOf(logicalId: string, from: string): string {
    if (this.resources.values[logicalId] === undefined) {
      throw new LocalCloudError(`${from}: refers to ${logicalId}, which is not in the template.`);
    }
    return this.resources.object(logicalId).string('Type');
  }

  #resolve(value: Json, from: string): Resolved {
    if (Array.isArray(value)) return this.#resolveList(value, from);
    if (!isJsonObject(value)) return value;
    const names = Object.keys(value);
    const [name] = names;
    const argument = name === undefined ? undefined : value[name];
    if (names.length !== 1 || name === undefined || argument === undefined) {
      return this.#resolveObject(value, from);
    }
    if (name !== 'Ref' && !name.startsWith('Fn::')) return this.#resolveObject(value, from);
    return this.#intrinsic(name, argument, from);
  }

  #resolveObject(value: JsonObject, from: string): JsonObject {
    const resolved: JsonObject = {};
    for (const [name, member] of Object.entries(value)) {
      const result = this.#resolve(member, from);
      if (result !== NO_VALUE) resolved[name] = result;
    }
    return resolved;
  }

  #resolveList(value: Json[], from: string): Json[] {
    return value.map((item) => this.#resolve(item, from)).filter((item) => item !== NO_VALUE);
  }

  #intrinsic(name: string, argument: Json, from: string): Resolved {
    switch (name) {
      case 'Ref':
        return this.#ref(this.#text(argument, name, from), from);
      case 'Fn::GetAtt':
        return this.#getAtt(argument, from);
      case 'Fn::Join': {
        const [separator, parts] = this.#arguments(argument, name, from);
        return this.#texts(parts, name, from).join(this.#text(separator, name, from));
      }
      case 'Fn::Split': {
        const [separator, text] = this.#arguments(argument, name, from);
        return this.#text(text, name, from).split(this.#text(separator, name, from));
      }
      case 'Fn::Select': {
        const [index, list] = this.#arguments(argument, name, from);
        const item = this.#texts(list, name, from)[Number(this.#text(index, name, from))];
        if (item === undefined) throw this.#malformed(name, from);
        return item;
      }
      case 'Fn::Sub':
        return this.#sub(argument, from);
      default:
        throw new LocalCloudError(`${from}: the local cloud does not know the intrinsic ${name}.`);
    }
  }

  #ref(name: string, from: string): Resolved {
    const { region, accountId, stackName } = this.environment;
    switch (name) {
      case 'AWS::Region':
        return region;
      case 'AWS::AccountId':
        return accountId;
      case 'AWS::Partition':
        return 'aws';
      case 'AWS::URLSuffix':
        return 'amazonaws.com';
      case 'AWS::StackName':
        return stackName;
      case 'AWS::StackId':
        return `arn:aws:cloudformation:${region}:${accountId}:stack/${stackName}/local`;
      case 'AWS::NoValue':
        return NO_VALUE;
    }
    const parameters = this.#template.object('Parameters');
    if (parameters.values[name] === undefined) return this.identity(name, from).ref;
    const parameter = parameters.object(name);
    const type = parameter.string('Type');
    if (!SCALAR_PARAMETERS.includes(type)) {
      throw new LocalCloudError(
        `${from}: the local cloud does not know parameters of type ${type} (${name}).`,
      );
    }
    const value = this.#passed(name) ?? parameter.optionalString('Default');
    if (value !== undefined) return value;
    throw new LocalCloudError(`${from}: parameter ${name} is not passed and has no default.`);
  }

  /** The value that the stack around this one passes for a parameter. */
  #passed(parameter: string): string | undefined {
    if (this.#parent === undefined) return undefined;
    const { resolver, logicalId } = this.#parent;
    const stack = resolver.resources.object(logicalId);
    const value = stack.object('Properties').object('Parameters').values[parameter];
    if (value === undefined) return undefined;
    return resolver.#text(value, `parameter ${parameter}`, resolver.path(logicalId));
  }

  #output(name: string, from: string): string {
    const output = this.#template.object('Outputs').object(name);
    return this.#text(output.values.Value, `output ${name}`, from);
  }

  #getAtt(argument: Json, from: string): string {
    const path = typeof argument === 'string' ? argument.split('.') : argument;
    const [logicalId, ...rest] = this.#texts(path, 'Fn::GetAtt', from);
    if (logicalId === undefined) throw this.#malformed('Fn::GetAtt', from);
    const attribute = rest.join('.');
    const output = /^Outputs\.(.+)$/.exec(attribute)?.[1];
    if (output !== undefined && this.#typeOf(logicalId, from) === NESTED_STACK) {
      return this.nested(logicalId).#output(output, from);
    }
    const value = this.identity(logicalId, from).attributes[attribute];
    if (value === undefined) {
      throw new LocalCloudError(
        `${from}: the local cloud does not know the attribute ${attribute} of ${logicalId}.`,
      );
    }
    return value;
  }

  #sub(argument: Json, from: string): string {
    const [template, variables = {}] = Array.isArray(argument) ? argument : [argument];
    const own = isJsonObject(variables) ? this.#resolveObject(variables, from) : {};
    return this.#text(template, 'Fn::Sub', from).replaceAll(
      /\$\{(!?)([^}]+)\}/g,
      (_match, literal: string, name: string) => {
        if (literal !== '') return `\${${name}}`;
        const value =
          own[name] ?? (name.includes('.') ? this.#getAtt(name, from) : this.#ref(name, from));
        if (typeof value !== 'string') throw this.#malformed('Fn::Sub', from);
        return value;
      },
    );
  }

  #arguments(argument: Json, name: string, from: string): (Json | undefined)[] {
    if (!Array.isArray(argument) || argument.length !== 2) throw this.#malformed(name, from);
    return argument;
  }

  #text(value: Json | undefined, name: string, from: string): string {
    const resolved = value === undefined ? NO_VALUE : this.#resolve(value, from);
    if (typeof resolved === 'number') return String(resolved);
    if (typeof resolved !== 'string') throw this.#malformed(name, from);
    return resolved;
  }

  #texts(value: Json | undefined, name: string, from: string): string[] {
    const resolved = value === undefined ? NO_VALUE : this.#resolve(value, from);
    if (!Array.isArray(resolved)) throw this.#malformed(name, from);
    return resolved.map((item) => this.#text(item, name, from));
  }

  #malformed(name: string, from: string): LocalCloudError {
    return new LocalCloudError(`${from}: the arguments of ${name} cannot be read.`);
  }
}
