import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import * as catalogue from '@reflekt/shared/events';
import { allEvents, eventSource } from '@reflekt/shared/events';
import { services } from '../../lib/services.ts';
import { compilePattern } from '../../local/aws/event-pattern.ts';
import { assemblyOf, recordsOf, SynthesizedTemplate, written } from './synthesized.ts';

const EXAMPLES = join(import.meta.dirname, '../../shared/events/examples');
const consumers = services.filter(({ kind }) => kind === 'consumer');

/** A sample of an event as the bus matches it. */
const sampleOf = (event: (typeof allEvents)[number]) => ({
  source: eventSource(event),
  'detail-type': event.name,
  detail: JSON.parse(readFileSync(join(EXAMPLES, `${event.name}.json`), 'utf8'))[event.version]
    .good,
});

describe('events', () => {
  test('that are defined are all in the catalogue', () => {
    const defined = Object.values(catalogue).filter(
      (value) => typeof value === 'object' && 'source' in value && 'detail' in value,
    );
    expect(new Set(defined)).toEqual(new Set(allEvents));
    expect(new Set(allEvents.map(({ name }) => name)).size).toBe(allEvents.length);
  });

  test('and files of examples belong together', () => {
    const files = readdirSync(EXAMPLES).map((file) => file.replace(/\.json$/, ''));
    expect(files.sort()).toEqual(allEvents.map(({ name }) => name).sort());
  });

  test.each([...allEvents])('$name is published by a service there is', ({ source }) => {
    expect(services.map(({ name }) => name)).toContain(source);
  });

  test('are consumed by consumers alone, each of which consumes some', () => {
    for (const { kind, consumes } of services) {
      expect(consumes.length > 0).toBe(kind === 'consumer');
    }
  });
});

describe('rules', () => {
  let stack: SynthesizedTemplate;
  beforeAll(async () => {
    stack = new SynthesizedTemplate('dev', await assemblyOf('dev'));
  });

  test.each(consumers)(
    'send $name a sample of each event it consumes, once, and no other',
    ({ name, consumes }) => {
      const queue = stack.one('AWS::SQS::Queue', { QueueName: `reflekt-dev-${name}` });
      const rules = stack
        .ofType('AWS::Events::Rule')
        .filter(({ Properties }) =>
          recordsOf(Properties.Targets).some(({ Arn }) => written(Arn) === `\${${queue.id}.Arn}`),
        )
        .map(({ id, Properties }) => compilePattern(Properties.EventPattern, id));
      const sent = allEvents.flatMap((event) =>
        rules.filter((matches) => matches(sampleOf(event))).map(() => event.name),
      );
      expect(sent.sort()).toEqual(consumes.map((event) => event.name).sort());
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
