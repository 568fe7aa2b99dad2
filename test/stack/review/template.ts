import type { Resource, SynthesizedTemplate } from '../synthesized.ts';
import { GENERATED, linesOf, normalize } from './lines.ts';

/** Fewer resources than these are written whole. */
const MANY = 3;

/**
 * A stage whole, for people: by type, first the lines that most resources of the type have, then each resource with its
 * own. A resource that lacks a common property says so.
 */
export function renderTemplate(template: SynthesizedTemplate): string {
  const groups = Map.groupBy(template.resources, groupOf);
  const rendered = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, resources]) => renderGroup(template, group, resources));
  return [`${GENERATED}\n`, ...rendered].join('\n');
}

/** Methods that call a function and those that answer by themselves have nothing in common. */
const groupOf = ({ Type, Properties }: Resource): string => {
  const integration = Properties?.Integration as { Type?: string } | undefined;
  return integration?.Type === undefined ? Type : `${Type} ${integration.Type}`;
};

function renderGroup(
  template: SynthesizedTemplate,
  group: string,
  resources: readonly Resource[],
): string {
  const all = resources.map((resource) => ({
    id: normalize(template, idOf(resource)),
    lines: linesOf(template, resource),
  }));
  const counts = Map.groupBy(
    all.flatMap(({ lines }) => [...new Set(lines)]),
    (line) => line,
  );
  const common = [...counts]
    .filter(([line, { length }]) => isShared(line) && all.length >= MANY && length * 2 > all.length)
    .map(([line]) => line)
    .sort();
  return [
    `== ${group}`,
    ...common.map((line) => `   most: ${line}`),
    ...all
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .flatMap(({ id, lines }) => {
        const own = lines.filter((line) => !common.includes(line)).sort();
        const properties = new Set(lines.map(propertyOf));
        const lacking = common
          .filter((line) => !lines.includes(line) && !properties.has(propertyOf(line)))
          .map((line) => `no ${propertyOf(line)}`);
        return [id, ...own, ...lacking].map((line, index) => (index === 0 ? line : `   ${line}`));
      }),
    '',
  ].join('\n');
}

/**
 * Permissions and environments stand with each resource. As common lines they would change sides when one more
 * function arrives, and look like lost rights of the others.
 */
const isShared = (line: string): boolean => !/^(Policies|Environment)\b/.test(line);

/** Logical ids are unique within a stack only. */
export const idOf = ({ stack, id }: Resource): string => (stack === '' ? id : `${stack}/${id}`);

const propertyOf = (line: string): string => line.split(': ')[0] ?? line;
