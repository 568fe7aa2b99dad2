import { type Statement, statementsOf } from '../grants.ts';
import { type Resource, recordsOf, type SynthesizedTemplate, written } from '../synthesized.ts';
import { compact, GENERATED, normalize } from './lines.ts';
import { idOf } from './template.ts';

/** The properties that hold the names under which people know a resource, first come first. */
const NAMES = [
  'FunctionName',
  'TableName',
  'QueueName',
  'LogGroupName',
  'AlarmName',
  'DashboardName',
  'RoleName',
  'TopicName',
  'ArchiveName',
  'AliasName',
  'StageName',
  'ResponseType',
  'PathPart',
  'Name',
];

/** One line a resource: type, logical id, name. Then one line for each holder of a permission and its target. */
export const renderInventory = (template: SynthesizedTemplate): string =>
  [
    GENERATED,
    '',
    ...template.resources.map((resource) => describe(template, resource)).sort(),
    '',
    ...permissionLines(template),
    '',
  ].join('\n');

const describe = (template: SynthesizedTemplate, resource: Resource): string =>
  normalize(
    template,
    [resource.Type.replace('AWS::', ''), idOf(resource), nameOf(template, resource)].join('  '),
  ).trimEnd();

function nameOf(template: SynthesizedTemplate, { Type, Properties = {} }: Resource): string {
  if (Type === 'AWS::ApiGateway::Method') {
    return `${Properties.HttpMethod} ${pathOf(template, Properties.ResourceId)}`;
  }
  if (Type === 'AWS::Lambda::EventSourceMapping') return compact(Properties.EventSourceArn);
  const name = NAMES.map((property) => Properties[property]).find((value) => value !== undefined);
  return name === undefined ? String(Properties.Description ?? '') : compact(name);
}

/** The path of an API resource, `/` for the root. */
function pathOf(template: SynthesizedTemplate, resourceId: unknown): string {
  const resource = template.resources.find(({ id }) => `\${${id}}` === written(resourceId));
  if (resource === undefined) return '';
  return `${pathOf(template, resource.Properties.ParentId)}/${resource.Properties.PathPart}`;
}

/** A permission, in words: `<holder> may [not] <action> on <target>[ when <condition>]`. */
export interface Permission {
  holder: string;
  may: 'may' | 'may not';
  action: string;
  target: string;
}

/** Every permission that a template gives: by roles, and by the policies of queues, topics, keys and functions. */
export function permissionsOf(template: SynthesizedTemplate): Permission[] {
  const label = labels(template);
  return template.resources.flatMap((resource) =>
    statementsFor(resource).flatMap(({ holder, statement, self }) =>
      statement.actions.flatMap((action) =>
        (self ?? statement.resources).map((target): Permission => {
          const when = statement.when === '' ? '' : ` when ${statement.when}`;
          return {
            holder: label(holder),
            may: statement.effect === 'Allow' ? 'may' : 'may not',
            action,
            target: label(`${target}${when}`),
          };
        }),
      ),
    ),
  );
}

interface HeldStatement {
  holder: string;
  statement: Statement;
  /** The target of a policy whose resource is its own. */
  self?: readonly string[];
}

function statementsFor({ id, Type, Properties = {} }: Resource): HeldStatement[] {
  const ofPolicy = (document: unknown, self?: string): HeldStatement[] =>
    statementsOf(document).map((statement) => ({
      holder: statement.principals.join(', '),
      statement,
      ...(self === undefined ? {} : { self: [self] }),
    }));
  switch (Type) {
    case 'AWS::IAM::Role':
      return [
        ...ofPolicy(Properties.AssumeRolePolicyDocument, `\${${id}}`),
        ...recordsOf(Properties.Policies)
          .flatMap(({ PolicyDocument }) => statementsOf(PolicyDocument))
          .map((statement) => ({ holder: `\${${id}}`, statement })),
      ];
    case 'AWS::KMS::Key':
      return ofPolicy(Properties.KeyPolicy, `\${${id}}`);
    case 'AWS::SQS::QueuePolicy':
    case 'AWS::SNS::TopicPolicy':
      return ofPolicy(Properties.PolicyDocument);
    case 'AWS::Lambda::Permission':
      return [
        {
          holder: written(Properties.Principal),
          statement: {
            effect: 'Allow',
            principals: [],
            actions: [String(Properties.Action)],
            resources: [written(Properties.FunctionName)],
            when: `called by ${written(Properties.SourceArn)}`,
          },
        },
      ];
    default:
      return [];
  }
}

/** Writes references as the names that people know, where there is one. */
function labels(template: SynthesizedTemplate): (text: string) => string {
  const names = new Map(
    template.resources.map((resource) => {
      const name = NAMES.map((property) => resource.Properties?.[property]).find(
        (value): value is string => typeof value === 'string',
      );
      return [resource.id, name ?? resource.id];
    }),
  );
  return (text) =>
    normalize(
      template,
      text.replaceAll(/\$\{([A-Za-z0-9:]+)((?:\.[A-Za-z]+)*)\}/g, (whole, id: string, attribute) =>
        names.has(id)
          ? `${names.get(id)}${attribute === '.StreamArn' ? ' (stream)' : ''}`
          : whole.replace('$', ''),
      ),
    );
}

/** Permissions of the same holder on the same target are one line. */
function permissionLines(template: SynthesizedTemplate): string[] {
  const grouped = Map.groupBy(
    permissionsOf(template),
    ({ holder, may, target }) => `${holder} ${may} … on ${target}`,
  );
  return [...grouped]
    .map(([line, permissions]) =>
      line.replace('…', [...new Set(permissions.map(({ action }) => action))].sort().join(', ')),
    )
    .sort();
}

/** The permissions in a rendered inventory. */
export const readPermissions = (inventory: string): Permission[] =>
  inventory.split('\n').flatMap((line) => {
    const [, holder, may, actions, target] = PERMISSION.exec(line) ?? [];
    if (holder === undefined || actions === undefined || target === undefined) return [];
    return actions
      .split(', ')
      .map((action) => ({ holder, may: may === undefined ? 'may' : 'may not', action, target }));
  });

const PERMISSION = /^(.+?) may( not)? ([\w:*, ]+) on (.+)$/;

/** Sentences on each permission that is new to a holder who had some before, and on each denial that is gone. */
export function widened(before: string, template: SynthesizedTemplate): string[] {
  const old = readPermissions(before);
  const now = permissionsOf(template);
  const key = ({ holder, may, action, target }: Permission) =>
    `${holder} ${may} ${action} on ${target}`;
  const oldKeys = new Set(old.map(key));
  const nowKeys = new Set(now.map(key));
  const holders = new Set(old.map(({ holder }) => holder));
  return [
    ...now
      .filter((p) => p.may === 'may' && holders.has(p.holder) && !oldKeys.has(key(p)))
      .map((p) => `NEW PERMISSION: ${key(p)}.`),
    ...old
      .filter((p) => p.may === 'may not' && !nowKeys.has(key(p)))
      .map((p) => `NO LONGER DENIED: ${key(p)}.`),
  ];
}
