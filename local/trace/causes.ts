import { isObject, type JsonObject, objectOf, objectsOf, stringOf } from '../aws/json.ts';
import type { InvocationStep } from './steps.ts';

/** What has run a function, and the requests behind it. */
export type Cause = Pick<InvocationStep, 'trigger' | 'items'> & { requests: string[] };

/** The id of the request, as an item or an event carries it. */
function requestOf(record: JsonObject): string | undefined {
  const { NewImage, OldImage } = objectOf(record.dynamodb);
  const image = objectOf(NewImage ?? OldImage);
  if (image.request_id !== undefined) return stringOf(objectOf(image.request_id).S);
  try {
    const event: unknown = JSON.parse(stringOf(record.body) ?? 'null');
    return stringOf(objectOf(objectOf(event).detail).request_id);
  } catch {
    // A message that somebody else has sent.
    return undefined;
  }
}

/** Reads a function's payload for what it is about. The requests of a request are known where it comes in. */
export function causeOf(payload: unknown): Cause {
  if (!isObject(payload)) return { trigger: 'other', items: 1, requests: [] };
  if (isObject(payload.requestContext)) return { trigger: 'request', items: 1, requests: [] };
  if (payload.type === 'TOKEN') return { trigger: 'authorizer', items: 1, requests: [] };
  const records = objectsOf(payload.Records);
  if (records.length === 0) return { trigger: 'other', items: 1, requests: [] };
  const requests = [...new Set(records.flatMap((record) => requestOf(record) ?? []))];
  const isStream = records[0]?.eventSource === 'aws:dynamodb';
  return { trigger: isStream ? 'stream' : 'queue', items: records.length, requests };
}
