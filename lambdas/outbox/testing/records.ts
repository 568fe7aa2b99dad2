import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';

/** A text that no event, message or log line may ever contain. */
export const CANARY = 'canary words of the diary';

const SEQUENCE_DIGITS = 21;

/** A ULID that ends in a number. */
export const idOf = (entry: number): string => `01M87Y8993XDB8H0${String(entry).padStart(10, '0')}`;

/** An entry as stored, with the canary in every member that holds the owner's text. */
export const storedEntry = (entry: number, members: Readonly<Record<string, unknown>> = {}) => ({
  id: `default#ann#${idOf(entry)}`,
  tenant_id: 'default',
  owner: 'default#ann',
  user_id: 'ann',
  request_id: 'r-1',
  version: 1,
  title: CANARY,
  content: CANARY,
  tags: [CANARY],
  mood: CANARY,
  location: CANARY,
  external_id: CANARY,
  entry_date: '2026-11-24',
  updated_at: '2026-11-24T10:00:00.000Z',
  deleted_at: null,
  prompt_id: null,
  ...members,
});

/** A stream record in the form of Lambda. */
export function streamRecord(
  sequence: number,
  change: {
    before?: Readonly<Record<string, unknown>>;
    after?: Readonly<Record<string, unknown>>;
    table?: string;
  },
): DynamoDBRecord {
  const { before, after, table = 'test-Entries' } = change;
  const { id, tenant_id } = after ?? before ?? {};
  const image = (item: Readonly<Record<string, unknown>>) =>
    marshall(item) as NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;
  return {
    eventName: before ? (after ? 'MODIFY' : 'REMOVE') : 'INSERT',
    eventSourceARN: `arn:aws:dynamodb:us-east-1:000000000000:table/${table}/stream/2026`,
    dynamodb: {
      Keys: image({ id, tenant_id }),
      ...(before ? { OldImage: image(before) } : {}),
      ...(after ? { NewImage: image(after) } : {}),
      ApproximateCreationDateTime: Date.parse('2026-11-24T10:00:00.000Z') / 1000,
      SequenceNumber: String(sequence).padStart(SEQUENCE_DIGITS, '0'),
    },
  };
}
