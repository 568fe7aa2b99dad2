import { LocalCloudError } from '../errors.ts';
import { type CloudEnvironment, IDENTITIES, type Identity } from './attributes.ts';
import { isJsonObject, type Json, type JsonObject, Properties } from './properties.ts';

/** Stands for `AWS::NoValue`; a member or list item with it is left out. */
const NO_VALUE = Symbol('AWS::NoValue');
type Resolved = Json | typeof NO_VALUE;

/**
 * Evaluates CloudFormation's intrinsic functions as far as CDK's templates use them: Ref, Fn::GetAtt,
 * Fn::Join, Fn::Sub, Fn::Select, Fn::Split, Fn::If and the condition functions. Any other stops with the
 * logical id. Not kept: Fn::ImportValue, mappings, dynamic references, transforms.
 */
export class Resolver {
  readonly #template: Properties;
  readonly #environment: CloudEnvironment;
  readonly #identities = new Map<string, Identity>();

  constructor(template: JsonObject, environment: CloudEnvironment) {
    this.#template = new Properties('template', template);
    this.#environment = environment;
  }

  /** The resource's properties with every intrinsic evaluated. */
  properties(logicalId: string): Properties {
    const raw = this.#template.object('Resources').object(logicalId).object('Properties').values;
    return new Properties(logicalId, this.#resolveObject(raw, logicalId));
  }

  /** Whether the resource's condition, if it has one, holds. */
  exists(logicalId: string): boolean {
    const resource = this.#template.object('Resources').object(logicalId);
    const condition = resource.optionalString('Condition');
    return condition === undefined || this.#condition(condition, logicalId);
  }

  /** `Ref` and attributes of a resource. */
  identity(logicalId: string, from: string): Identity {
    const known = this.#identities.get(logicalId);
    if (known !== undefined) return known;
    const resources = this.#template.object('Resources');
    if (resources.values[logicalId] === undefined) {
      throw new LocalCloudError(`${from}: refers to ${logicalId}, which is not in the template.`);
    }
    const type = resources.object(logicalId).string('Type');
    const factory = IDENTITIES[type];
    if (factory === undefined) {
      throw new LocalCloudError(
        `${from}: refers to ${logicalId}, whose type ${type} has no attributes in the local cloud.`,
      );
    }
    const identity = factory(logicalId, this.properties(logicalId), this.#environment);
    this.#identities.set(logicalId, identity);
    return identity;
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
      case 'Fn::If': {
        const [condition, yes, no] = this.#arguments(argument, name, from, 3);
        const chosen = this.#condition(this.#text(condition, name, from), from) ? yes : no;
        return chosen === undefined ? NO_VALUE : this.#resolve(chosen, from);
      }
      default:
        throw new LocalCloudError(`${from}: the local cloud does not know the intrinsic ${name}.`);
    }
  }

  #ref(name: string, from: string): Resolved {
    const { region, accountId, stackName } = this.#environment;
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
    return parameters.object(name).string('Default');
  }

  #getAtt(argument: Json, from: string): string {
    const path = typeof argument === 'string' ? argument.split('.') : argument;
    const [logicalId, ...rest] = this.#texts(path, 'Fn::GetAtt', from);
    if (logicalId === undefined) throw this.#malformed('Fn::GetAtt', from);
    const attribute = rest.join('.');
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

  #condition(name: string, from: string): boolean {
    const conditions = this.#template.object('Conditions');
    const expression = conditions.values[name];
    if (expression === undefined) {
      throw new LocalCloudError(`${from}: the condition ${name} is not in the template.`);
    }
    return this.#holds(expression, `condition ${name}`);
  }

  #holds(expression: Json, from: string): boolean {
    const [[name, argument] = ['', null]] = isJsonObject(expression)
      ? Object.entries(expression)
      : [];
    const list = Array.isArray(argument) ? argument : [];
    switch (name) {
      case 'Condition':
        return this.#condition(this.#text(argument, name, from), from);
      case 'Fn::Equals':
        return this.#texts(list, name, from).every((part, _index, parts) => part === parts[0]);
      case 'Fn::And':
        return list.every((part) => this.#holds(part, from));
      case 'Fn::Or':
        return list.some((part) => this.#holds(part, from));
      case 'Fn::Not':
        return !list.some((part) => this.#holds(part, from));
      default:
        throw new LocalCloudError(`${from}: the local cloud does not know ${name || 'its form'}.`);
    }
  }

  #arguments(argument: Json, name: string, from: string, count = 2): (Json | undefined)[] {
    if (!Array.isArray(argument) || argument.length !== count) throw this.#malformed(name, from);
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
