import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { requestFor } from './republish-request.ts';

/** The description of a record that cannot become an event: its place and the reason, without its contents. */
export interface ParkedRecord {
  table: string;
  /** The item's key, with owner and id. */
  keys: Readonly<Record<string, unknown>>;
  /** The request that publishes after all, once the cause is mended; undefined where the keys name no owner. */
  republish: ReturnType<typeof requestFor> | undefined;
  event_name: string;
  sequence_number: string;
  reason: string;
}

/** The queue for records that cannot become events. */
export interface Parking {
  park(record: ParkedRecord): Promise<void>;
}

/** Opens the queue for records that cannot become events. */
export const createParking = (client: SQSClient, queueUrl: string): Parking => ({
  async park(record) {
    await client.send(
      new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(record) }),
    );
  },
});
