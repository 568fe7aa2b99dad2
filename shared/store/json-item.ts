import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from '../tables/index.ts';
import { unmarshalled } from './unmarshalled.ts';

/**
 * An item in the JSON of DynamoDB, as `aws dynamodb get-item` prints it: its binary members are base64 there.
 */
export const readJsonItem = (json: Readonly<Record<string, Record<string, unknown>>>): Item =>
  unmarshalled(
    Object.fromEntries(
      Object.entries(json).map(([name, value]) => [
        name,
        typeof value.B === 'string'
          ? { B: new Uint8Array(Buffer.from(value.B, 'base64')) }
          : (value as unknown as AttributeValue),
      ]),
    ),
  );
