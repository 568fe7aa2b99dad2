import type { SynthesizedTemplate } from '../synthesized.ts';
import { linesOf, normalize } from './lines.ts';
import { idOf } from './template.ts';

/** More resources than these are counted, not listed. */
const LISTED = 3;

interface Difference {
  type: string;
  property: string;
  change: string;
  id: string;
}

/**
 * The differences of a stage from another, a line for each change of a property: the resources that have it are listed,
 * or are `every` resource of the type with that property.
 */
export function renderDifferences(from: SynthesizedTemplate, to: SynthesizedTemplate): string {
  const before = byId(from);
  const after = byId(to);
  const differences = [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const [old, now] = [before.get(id), after.get(id)];
    if (old === undefined || now === undefined) {
      const { type } = old ?? now ?? { type: '' };
      return [{ type, property: '', change: old ? 'is missing' : 'is added', id }];
    }
    return [...new Set([...old.lines.keys(), ...now.lines.keys()])]
      .filter((property) => old.lines.get(property) !== now.lines.get(property))
      .map((property): Difference => {
        const [was, is] = [old, now].map(({ lines }) => lines.get(property) ?? 'nothing');
        return { type: old.type, property, change: `${was} → ${is}`, id };
      });
  });
  const groups = Map.groupBy(
    differences,
    ({ type, property, change }) => `${type} ${property} ${change}`,
  );
  return [...groups.values()]
    .map((group) => {
      const [{ type, property, change } = group[0] as Difference] = group;
      const candidates = [...before.values()].filter(
        (resource) => resource.type === type && resource.lines.has(property),
      );
      const ids = group.map(({ id }) => id).sort();
      const resources =
        ids.length === candidates.length && ids.length > 1
          ? 'every'
          : ids.length > LISTED
            ? `${ids.length} resources`
            : ids.join(', ');
      return `${type} (${resources}) ${property}: ${change}`;
    })
    .sort()
    .join('\n');
}

/** Lines by property. A property with several lines, such as a policy, has them joined. */
const byId = (template: SynthesizedTemplate) =>
  new Map(
    template.resources.map((resource) => {
      const lines = new Map<string, string>();
      for (const line of linesOf(template, resource)) {
        const [property = '', ...rest] = line.split(': ');
        const value = rest.join(': ');
        lines.set(property, lines.has(property) ? `${lines.get(property)}; ${value}` : value);
      }
      return [
        normalize(template, idOf(resource)),
        { type: resource.Type.replace('AWS::', ''), lines },
      ];
    }),
  );
