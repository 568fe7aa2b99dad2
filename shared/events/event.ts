import * as v from 'valibot';
import { Instant } from '../entities/index.ts';

/** Members of every event: the change, its time, its request and its owner. They hold no text of the owner. */
export const EventBase = v.object({
  /** `<entity id>:<version>:<name>`: the same for every publication of a change. */
  event_id: v.pipe(
    v.string(),
    v.regex(/^[\w-]{12,64}:[1-9]\d*:[A-Za-z]+$/, 'must be <id>:<version>:<name>'),
  ),
  /** The major version of the event's schema. Absent means 1. */
  event_version: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  occurred_at: Instant,
  request_id: v.pipe(v.string(), v.maxLength(128)),
  tenant_id: v.pipe(v.string(), v.maxLength(64)),
  user_id: v.pipe(v.string(), v.maxLength(128)),
});
export type EventBase = v.InferOutput<typeof EventBase>;

/** The number of major versions that a consumer accepts: the newest and the one before. */
const ACCEPTED_VERSIONS = 2;

/** The schema of an event's detail, base members included. */
const detailSchema = <Entries extends v.ObjectEntries>(name: string, members: Entries) =>
  v.pipe(
    v.object({ ...EventBase.entries, ...members }),
    v.check(
      (detail) => String(detail.event_id).endsWith(`:${name}`),
      'event_id must end in the name',
    ),
  );

interface Version {
  schema: v.GenericSchema;
  upcast?: (detail: never) => unknown;
}

/** The result of parsing an event's detail. */
export type ParsedDetail<Detail> =
  | { success: true; detail: Detail }
  /** `version`: newer than this code, or too old for it. `mismatch`: not as in the schema. */
  | { success: false; reason: 'version' | 'mismatch' };

/** A kind of event on the bus. Publisher, rules, consumers and catalogue derive from this definition. */
export interface EventDefinition<Name extends string = string, Detail = unknown> {
  /** The `detail-type`. */
  readonly name: Name;
  /** The service that owns the data. The `source` on the bus is `reflekt.<source>`. */
  readonly source: string;
  readonly description: string;
  /** The major version that is published now. */
  readonly version: number;
  /** The schema of that version. */
  readonly detail: v.GenericSchema<unknown, Detail>;
  /** Parses a detail of the newest version, or of the one before, which is brought to the newest. */
  parse(detail: unknown): ParsedDetail<Detail>;
  /** Adds a major version. `upcast` converts a detail of the version before. */
  upgrade<Entries extends v.ObjectEntries>(
    members: Entries,
    upcast: (detail: Detail) => v.InferInput<v.ObjectSchema<Entries, undefined>>,
  ): EventDefinition<Name, EventBase & v.InferOutput<v.ObjectSchema<Entries, undefined>>>;
}

function createEvent<Name extends string, Detail>(
  name: Name,
  about: { source: string; description: string },
  versions: readonly Version[],
): EventDefinition<Name, Detail> {
  const newest = versions.length;
  return {
    name,
    ...about,
    version: newest,
    detail: versions[newest - 1]?.schema as v.GenericSchema<unknown, Detail>,
    parse(detail) {
      const base = v.safeParse(EventBase, detail);
      if (!base.success) return { success: false, reason: 'mismatch' };
      const { event_version: version } = base.output;
      if (version > newest || version <= newest - ACCEPTED_VERSIONS) {
        return { success: false, reason: 'version' };
      }
      let input: unknown = detail;
      for (const [index, { schema, upcast }] of versions.entries()) {
        if (index + 1 < version) continue;
        if (index + 1 > version && upcast) {
          input = { ...base.output, ...Object(upcast(input as never)), event_version: index + 1 };
        }
        const parsed = v.safeParse(schema, input);
        if (!parsed.success) return { success: false, reason: 'mismatch' };
        input = parsed.output;
      }
      return { success: true, detail: input as Detail };
    },
    upgrade: (members, upcast) =>
      createEvent(name, about, [
        ...versions,
        { schema: detailSchema(name, members), upcast: upcast as (detail: never) => unknown },
      ]),
  };
}

/**
 * Defines an event. A change that an older consumer could not read (a member removed, required, or in another form)
 * needs a new major version: `.upgrade(members, upcast)`. Examples of all versions are in `examples/`, for ever.
 * @param event.members the members beside those of every event
 */
export const defineEvent = <const Name extends string, Entries extends v.ObjectEntries>(
  name: Name,
  event: { source: string; description: string; members: Entries },
) =>
  createEvent<Name, EventBase & v.InferOutput<v.ObjectSchema<Entries, undefined>>>(
    name,
    { source: event.source, description: event.description },
    [{ schema: detailSchema(name, event.members) }],
  );

/** The detail of an event, by its definition. */
export type DetailOf<D extends EventDefinition> =
  D extends EventDefinition<string, infer Detail> ? Detail : never;

/** The `source` of an event on the bus. */
export const eventSource = (event: { source: string }): string => `reflekt.${event.source}`;
