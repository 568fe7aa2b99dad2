import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** What is kept of a record that no event can be made of: where it is to be found, and no more. */
export interface ParkedRecord {
  table: string;
  /** The item's key: whose it is, and its id. */
  keys: Readonly<Record<string, unknown>>;
  event_name: string;
  sequence_number: string;
  reason: string;
}

export interface Parking {
  park(record: ParkedRecord): Promise<void>;
}

export const createParking = (client: SQSClient, queueUrl: string): Parking => ({
  async park(record) {
    await client.send(
      new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(record) }),
    );
  },
});
