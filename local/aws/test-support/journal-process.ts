/**
 * Runs the small app in a process of its own, so that a test can kill it. Arguments: the data folder, and
 * the file to which the consumer appends the id of every note it has dealt with. Prints the endpoint's URL.
 */
import { appendFileSync } from 'node:fs';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { objectOf } from '../json.ts';
import { as, functions, recordsOf, start } from './harness.ts';
import { BUS, journal } from './journal.ts';

const [, , dataDir = '', effects = ''] = process.argv;
const harness = await start({ ...journal, dataDir });
const events = new EventBridgeClient(as(harness, 'outbox'));

harness.endpoint.startDeliveries(
  functions({
    async outbox(payload) {
      const ids = recordsOf(payload).map(
        (record) => objectOf(objectOf(objectOf(record.dynamodb).Keys).id).S,
      );
      for (let at = 0; at < ids.length; at += 10) {
        await events.send(
          new PutEventsCommand({
            Entries: ids.slice(at, at + 10).map((id) => ({
              EventBusName: BUS,
              Source: 'reflekt.notes',
              DetailType: 'Written',
              Detail: JSON.stringify({ id }),
            })),
          }),
        );
      }
    },
    consumer(payload) {
      const events = recordsOf(payload).map(({ body }) => objectOf(JSON.parse(String(body))));
      appendFileSync(effects, events.map(({ detail }) => `${objectOf(detail).id}\n`).join(''));
    },
  }),
);
console.log(harness.endpoint.url);
