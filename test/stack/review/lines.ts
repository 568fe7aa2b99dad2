import { type Statement, statementsOf } from '../grants.ts';
import { isRecord, type Resource, recordsOf, type SynthesizedTemplate } from '../synthesized.ts';

/** The first line of every reviewed file. */
export const GENERATED =
  '# Written by `pnpm test test/stack -u`; read the difference before you commit it.';

/** Longer values are broken into a line per member. */
const WIDTH = 110;

/** The members that tell the objects in a list apart, so that a line names its object and not its place. */
const NAMING = ['PolicyName', 'IndexName', 'AttributeName', 'Key', 'Name', 'Id'];

/**
 * A resource as lines of `<property>: <value>`, in no order that matters. References are written `{Id.Attribute}`, the
 * stage's name `<stage>`, hashes of code `<hash>`; policy statements are sentences. The tags that all resources have are
 * left out.
 */
export function linesOf(template: SynthesizedTemplate, resource: Resource): string[] {
  const { Type, Properties = {}, DependsOn, DeletionPolicy, UpdateReplacePolicy } = resource;
  const { Tags, ...all } = Properties;
  // Parameters of a nested stack stand where it uses them.
  const { Parameters, ...ofStack } = all;
  const properties = Type === 'AWS::CloudFormation::Stack' ? ofStack : all;
  const lines = [
    ...membersOf({ ...properties, DeletionPolicy, UpdateReplacePolicy }, ''),
    ...dependencies(template, [DependsOn ?? []].flat()),
  ];
  return lines.map((line) => normalize(template, line));
}

/** Replaces the stage's name and every hash, so that stages compare and code changes show no difference. */
export const normalize = ({ stage }: SynthesizedTemplate, text: string): string =>
  text
    // Logical ids with the stage in them have hashes that depend on it.
    .replaceAll(new RegExp(`\\b\\w+(DeploymentStage|reflekt)${stage}\\w+`, 'g'), (id) =>
      id.replaceAll(stage, '<stage>').replaceAll(/[0-9A-F]{8}/g, ''),
    )
    .replaceAll(/\b(RestDeployment)[0-9A-F]{8}[0-9a-f]{32}/g, '$1<hash>')
    .replaceAll(/\b[0-9a-f]{64}\b/g, '<hash>')
    .replaceAll(new RegExp(`\\b${stage}\\b`, 'g'), '<stage>');

/** A value in one line. */
export function compact(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(compact).join(', ')}]`;
  if (!isRecord(value)) return typeof value === 'string' ? value : JSON.stringify(value);
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Join': join, 'Fn::Sub': sub } = value;
  if (typeof ref === 'string') return `{${ref}}`;
  if (Array.isArray(attribute)) return `{${attribute.join('.')}}`;
  if (typeof sub === 'string') return sub.replaceAll('$', '');
  if (Array.isArray(join) && Array.isArray(join[1])) {
    return join[1].map(compact).join(String(join[0]));
  }
  const members = Object.entries(value).map(([name, member]) => `${name}=${compact(member)}`);
  return `{${members.join(', ')}}`;
}

function valueLines(path: string, value: unknown): string[] {
  if (isRecord(value) && Array.isArray(value.Statement)) {
    const sids = recordsOf(value.Statement).map(({ Sid: sid }) =>
      sid === undefined ? path : `${path}.${sid}`,
    );
    return statementsOf(value).map((statement, index) => `${sids[index]}: ${sentence(statement)}`);
  }
  if (path === 'DashboardBody') return widgets(compact(value)).map((line) => `widget ${line}`);
  const text = compact(value);
  const isShort =
    text.length <= WIDTH && !path.startsWith('Environment') && !text.includes('Statement=');
  if (isShort) return [`${path}: ${text}`];
  if (Array.isArray(value)) {
    return value.flatMap((member, index) =>
      valueLines(`${path}.${nameOf(member) ?? index}`, member),
    );
  }
  return isRecord(value) && !isIntrinsic(value)
    ? membersOf(value, `${path}.`)
    : [`${path}: ${text}`];
}

const membersOf = (members: Readonly<Record<string, unknown>>, prefix: string): string[] =>
  Object.entries(members)
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) => valueLines(prefix + name, value));

const isIntrinsic = (value: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(value).some((name) => name === 'Ref' || name.startsWith('Fn::'));

const nameOf = (value: unknown): string | undefined => {
  if (!isRecord(value)) return undefined;
  const naming = NAMING.find((name) => typeof value[name] === 'string');
  return naming === undefined ? undefined : String(value[naming]);
};

/** `Allow <principals> to <actions> on <resources> when <condition>`. */
export const sentence = ({ effect, principals, actions, resources, when }: Statement): string =>
  [
    effect,
    ...(principals.length > 0 ? [principals.join(', '), 'to'] : []),
    actions.join(', '),
    ...(resources.length > 0 ? ['on', resources.join(', ')] : []),
    ...(when === '' ? [] : ['when', when]),
  ]
    .join(' ')
    .replaceAll('${', '{');

/** A dashboard's graphs without their places, which follow from their order. */
function widgets(body: string): string[] {
  const { widgets: all } = JSON.parse(body);
  return all.map(
    ({ properties }: { properties: { title: string; metrics: unknown; yAxis: unknown } }) => {
      const { title, metrics } = properties;
      return `${title}: ${JSON.stringify(metrics)}`;
    },
  );
}

/** Dependencies one a line; those on all resources of a type as one. */
function dependencies({ resources }: SynthesizedTemplate, ids: readonly string[]): string[] {
  const types = new Set(resources.filter(({ id }) => ids.includes(id)).map(({ Type }) => Type));
  const whole = [...types].filter((type) => {
    const all = resources.filter(({ Type }) => Type === type);
    return all.length > 2 && all.every(({ id }) => ids.includes(id));
  });
  const rest = resources.filter(({ id, Type }) => ids.includes(id) && !whole.includes(Type));
  return [...whole.map((type) => `every ${type}`), ...rest.map(({ id }) => id)].map(
    (target) => `DependsOn: ${target}`,
  );
}
