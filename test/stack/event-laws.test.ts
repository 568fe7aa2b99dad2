import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import * as catalogue from '@reflekt/shared/events';
import { allEvents, type EventDefinition, eventSource } from '@reflekt/shared/events';
import { allStreams } from '@reflekt/shared/streams';
import { allTables } from '@reflekt/shared/tables';
import { services } from '../../lib/services.ts';
import { compilePattern } from '../../local/aws/event-pattern.ts';
import { assemblyOf, recordsOf, SynthesizedTemplate, written } from './synthesized.ts';

const EXAMPLES = join(import.meta.dirname, '../../shared/events/examples');
const consumers = services.filter(({ kind }) => kind === 'consumer');

/** A sample of an event as the bus matches it. @param detail members in place of the example's */
const sampleOf = (event: EventDefinition, detail: Readonly<Record<string, unknown>> = {}) => ({
  source: eventSource(event),
  'detail-type': event.name,
  detail: {
    ...JSON.parse(readFileSync(join(EXAMPLES, `${event.name}.json`), 'utf8'))[event.version].good,
    ...detail,
  },
});

/** One sample for each value that concerns a consumer, as it stands in a list too. */
function samplesOf(event: EventDefinition, concern: Readonly<Record<string, readonly unknown[]>>) {
  const members = Object.entries(concern);
  if (members.length === 0) return [sampleOf(event)];
  return members.flatMap(([member, values]) =>
    values.map((value) => {
      const isList = Array.isArray(sampleOf(event).detail[member]);
      return sampleOf(event, { [member]: isList ? ['favorite', value] : value });
    }),
  );
}

describe('events', () => {
  test('that are defined are all in the catalogue', () => {
    const defined = Object.values(catalogue).filter(
      (value) => typeof value === 'object' && 'source' in value && 'detail' in value,
    );
    expect(new Set(defined)).toEqual(new Set(allEvents));
    expect(new Set(allEvents.map(({ name }) => name)).size).toBe(allEvents.length);
  });

  test('each have an example, a source, a stream that publishes them, and a consumer', () => {
    const examples = readdirSync(EXAMPLES).map((file) => file.replace(/\.json$/, ''));
    const names = services.map(({ name }) => name);
    const consumed = services.flatMap(({ consumes }) => consumes.map(({ name }) => name));
    const mapped = allStreams.flatMap(({ events }) => events.map(({ name }) => name));
    expect(
      allEvents.flatMap(({ name, source }) => [
        ...(examples.includes(name)
          ? []
          : [`${name} has no example: add shared/events/examples/${name}.json`]),
        ...(names.includes(source)
          ? []
          : [`${name} has the source ${source}, which is no service`]),
        ...(mapped.includes(name)
          ? []
          : [`${name} is in no stream of shared/streams: nothing publishes it`]),
        ...(consumed.includes(name) ? [] : [`${name} is in no service's "consumes"`]),
      ]),
    ).toEqual([]);
  });

  test('have no example of an event that does not exist', () => {
    const names = allEvents.map(({ name }) => `${name}.json`);
    expect(readdirSync(EXAMPLES).filter((file) => !names.includes(file))).toEqual([]);
  });

  test('are consumed by consumers only, each of which consumes some', () => {
    const faulty = services.filter(
      ({ kind, consumes }) => consumes.length > 0 !== (kind === 'consumer'),
    );
    expect(faulty.map(({ name, kind }) => `${name}, of kind ${kind}`)).toEqual([]);
  });
});

describe('table streams', () => {
  const read = services.flatMap(({ streams }) => streams?.map(({ table }) => table.name) ?? []);

  test('are each read by one outbox: unread changes would become no event', () => {
    const faulty = allTables
      .filter(
        ({ name, stream }) => read.filter((other) => other === name).length !== Number(stream),
      )
      .map(({ name, stream }) =>
        stream
          ? `the table ${name} has a stream that is not in the "streams" of exactly one outbox`
          : `the table ${name} is in the "streams" of an outbox, but has no stream`,
      );
    expect(faulty).toEqual([]);
  });
});

describe('rules', () => {
  let stack: SynthesizedTemplate;
  beforeAll(async () => {
    stack = new SynthesizedTemplate('dev', await assemblyOf('dev'));
  });

  test.each(consumers)(
    'send $name a sample of each event that concerns it, once, and no other',
    ({ name, consumes, concerns = {} }) => {
      const queue = stack.one('AWS::SQS::Queue', { QueueName: `reflekt-dev-${name}` });
      const rules = stack
        .ofType('AWS::Events::Rule')
        .filter(({ Properties }) =>
          recordsOf(Properties.Targets).some(({ Arn }) => written(Arn) === `\${${queue.id}.Arn}`),
        )
        .map(({ id, Properties }) => compilePattern(Properties.EventPattern, id));
      const sent = allEvents.flatMap((event) =>
        samplesOf(event, concerns[event.name] ?? {}).flatMap((sample) =>
          rules.filter((matches) => matches(sample)).map(() => event.name),
        ),
      );
      const wanted = consumes.flatMap((event) =>
        samplesOf(event, concerns[event.name] ?? {}).map(() => event.name),
      );
      expect(sent.sort()).toEqual(wanted.sort());
      for (const event of consumes) {
        for (const member of Object.keys(concerns[event.name] ?? {})) {
          const others = sampleOf(event, { [member]: ['of no concern'] });
          expect(rules.filter((matches) => matches(others))).toEqual([]);
        }
      }
    },
  );

  test('match no event of another source, however it is called', () => {
    const patterns = stack
      .ofType('AWS::Events::Rule')
      .filter(({ Properties }) => Properties.EventBusName !== undefined)
      .map(({ id, Properties }) => compilePattern(Properties.EventPattern, id));
    for (const event of allEvents) {
      const stranger = { ...sampleOf(event), source: 'reflekt.stranger' };
      expect(patterns.filter((matches) => matches(stranger))).toEqual([]);
    }
  });
});
