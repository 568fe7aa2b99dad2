import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Item } from '../tables/index.ts';
import { UNREADABLE_REASON } from './stored-schema.ts';

/**
 * A stored item as plain values. An item with a value that JavaScript cannot hold, which we never write, is marked
 * unreadable: it must not take the rest of its page away.
 */
export function unmarshalled(stored: Record<string, AttributeValue>): Item {
  try {
    return unmarshall(stored);
  } catch {
    const readable = Object.entries(stored).flatMap(([name, value]) => {
      try {
        return [[name, unmarshall({ value }).value] as const];
      } catch {
        return [];
      }
    });
    return { ...Object.fromEntries(readable), [UNREADABLE_REASON]: 'seal_broken' };
  }
}
