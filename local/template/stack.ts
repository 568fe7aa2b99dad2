import { LocalCloudError } from '../errors.ts';
import type { Assembly } from './assembly.ts';
import { type CloudEnvironment, IDENTITIES } from './attributes.ts';
import { INERT } from './inert.ts';
import { NESTED_STACK, Resolver } from './intrinsics.ts';
import type { Properties } from './properties.ts';

/** Types that the local cloud emulates. */
const EMULATED = [
  'AWS::ApiGateway::Authorizer',
  'AWS::ApiGateway::GatewayResponse',
  'AWS::ApiGateway::Method',
  'AWS::ApiGateway::Resource',
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGateway::Stage',
  'AWS::DynamoDB::GlobalTable',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::KMS::Alias',
  'AWS::KMS::Key',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::SecretsManager::Secret',
  'AWS::SQS::Queue',
] as const;
export type EmulatedType = (typeof EMULATED)[number];

export interface Resource {
  /** In a nested stack it stands behind the nested stack's own, with a dot between. */
  logicalId: string;
  type: EmulatedType;
  /** The value of `Ref`. */
  ref: string;
  /** The values of `Fn::GetAtt` by attribute. */
  attributes: Readonly<Record<string, string>>;
  properties: Properties;
}

/** The emulated resources of the template and of its nested stacks, resolved. */
export interface Stack {
  environment: CloudEnvironment;
  ofType(...types: EmulatedType[]): Resource[];
}

/**
 * Reads the template, and those of its nested stacks as parts of it.
 * @throws LocalCloudError at a resource type or an intrinsic that the local cloud does not know
 */
export function loadStack(assembly: Assembly, environment: CloudEnvironment): Stack {
  const { template, nestedTemplates } = assembly;
  const resources = readResources(new Resolver(template, environment, nestedTemplates));
  return {
    environment,
    ofType: (...types) => resources.filter((resource) => types.includes(resource.type)),
  };
}

function readResources(resolver: Resolver): Resource[] {
  return Object.keys(resolver.resources.values).flatMap((logicalId) => {
    const declared = resolver.resources.object(logicalId);
    const name = declared.string('Type');
    if (name in INERT) return [];
    const path = resolver.path(logicalId);
    if (declared.values.Condition !== undefined) {
      throw new LocalCloudError(`${path}: the local cloud does not support conditions.`);
    }
    if (name === NESTED_STACK) return readResources(resolver.nested(logicalId));
    const type = EMULATED.find((emulated) => emulated === name);
    if (type === undefined) {
      throw new LocalCloudError(
        `${path}: the local cloud does not know resources of type ${name}; emulate it, or list it with a reason in local/template/inert.ts.`,
      );
    }
    const identity =
      type in IDENTITIES ? resolver.identity(logicalId, path) : { ref: path, attributes: {} };
    return [{ logicalId: path, type, ...identity, properties: resolver.properties(logicalId) }];
  });
}
