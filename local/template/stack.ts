import { LocalCloudError } from '../errors.ts';
import type { Assembly } from './assembly.ts';
import { type CloudEnvironment, IDENTITIES } from './attributes.ts';
import { INERT } from './inert.ts';
import { Resolver } from './intrinsics.ts';
import { Properties } from './properties.ts';

/** Types that the local cloud emulates. */
const EMULATED = [
  'AWS::ApiGateway::Authorizer',
  'AWS::ApiGateway::GatewayResponse',
  'AWS::ApiGateway::Method',
  'AWS::ApiGateway::Resource',
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGateway::Stage',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::SecretsManager::Secret',
  'AWS::SQS::Queue',
] as const;
export type EmulatedType = (typeof EMULATED)[number];

export interface Resource {
  logicalId: string;
  type: EmulatedType;
  /** What `Ref` gives. */
  ref: string;
  /** What `Fn::GetAtt` gives. */
  attributes: Readonly<Record<string, string>>;
  properties: Properties;
}

/** The template's emulated resources, resolved. */
export interface Stack {
  environment: CloudEnvironment;
  ofType(...types: EmulatedType[]): Resource[];
}

/** @throws LocalCloudError at a resource type or an intrinsic that the local cloud does not know */
export function loadStack(assembly: Assembly, environment: CloudEnvironment): Stack {
  const resolver = new Resolver(assembly.template, environment);
  const template = new Properties('template', assembly.template);
  const declared = template.object('Resources');
  const resources: Resource[] = [];
  for (const logicalId of Object.keys(declared.values)) {
    const name = declared.object(logicalId).string('Type');
    if (name in INERT || !resolver.exists(logicalId)) continue;
    const type = EMULATED.find((emulated) => emulated === name);
    if (type === undefined) {
      throw new LocalCloudError(
        `${logicalId}: the local cloud does not know resources of type ${name}; emulate it, or list it with a reason in local/template/inert.ts.`,
      );
    }
    const identity =
      type in IDENTITIES
        ? resolver.identity(logicalId, logicalId)
        : { ref: logicalId, attributes: {} };
    resources.push({ logicalId, type, ...identity, properties: resolver.properties(logicalId) });
  }
  return {
    environment,
    ofType: (...types) => resources.filter((resource) => types.includes(resource.type)),
  };
}
