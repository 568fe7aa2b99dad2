/**
 * Which resource a path belongs to, as API Gateway finds it: segment by segment a literal is preferred to
 * `{parameter}` and that to `{proxy+}`. A trailing slash and empty segments belong to no resource.
 */
export type Segment =
  | { kind: 'literal'; text: string }
  | { kind: 'parameter'; name: string }
  | { kind: 'greedy'; name: string };

export interface Match<R> {
  route: R;
  pathParameters: Record<string, string>;
}

/** The segments of a template path such as `/entries/{id}`. */
export function parseSegments(path: string): Segment[] {
  return split(path).map((text) => {
    const name = /^\{(.+?)(\+?)\}$/.exec(text);
    if (name?.[1] === undefined) return { kind: 'literal', text };
    return { kind: name[2] === '+' ? 'greedy' : 'parameter', name: name[1] };
  });
}

/**
 * @param path the request's path as it came, without query
 * @throws URIError at a malformed percent-encoding
 */
export function matchPath<R extends { segments: Segment[] }>(
  routes: readonly R[],
  path: string,
): Match<R> | undefined {
  const parts = split(path).map(decodeURIComponent);
  let best: Match<R> | undefined;
  for (const route of routes) {
    const pathParameters = matchSegments(route.segments, parts);
    if (pathParameters === undefined) continue;
    if (best === undefined || isMoreSpecific(route.segments, best.route.segments)) {
      best = { route, pathParameters };
    }
  }
  return best;
}

function split(path: string): string[] {
  return path === '/' ? [] : path.slice(1).split('/');
}

function matchSegments(
  segments: readonly Segment[],
  parts: readonly string[],
): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const part = parts[index];
    if (part === undefined || part === '') return undefined;
    if (segment.kind === 'greedy') {
      const rest = parts.slice(index);
      parameters[segment.name] = rest.join('/');
      return rest.includes('') ? undefined : parameters;
    }
    if (segment.kind === 'parameter') parameters[segment.name] = part;
    else if (segment.text !== part) return undefined;
  }
  return parts.length === segments.length ? parameters : undefined;
}

const RANK = { literal: 0, parameter: 1, greedy: 2 } as const;

function isMoreSpecific(a: readonly Segment[], b: readonly Segment[]): boolean {
  for (const [index, segment] of a.entries()) {
    const other = b[index];
    if (other !== undefined && other.kind !== segment.kind) {
      return RANK[segment.kind] < RANK[other.kind];
    }
  }
  return false;
}
