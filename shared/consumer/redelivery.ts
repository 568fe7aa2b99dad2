import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SQSRecord } from 'aws-lambda';
import { callAwsJson, type JsonService } from '../aws/index.ts';
import { errorFields, log } from '../log/index.ts';

const SQS: JsonService = { name: 'sqs', version: '1.0' };
const BATCH_MAX = 10;
const TIME_LIMIT_MS = 2_000;
/** Left for the function's answer, so that it is not killed here. */
const ANSWER_MS = 300;
const GROWTH = 4;
const LONGEST_SECONDS = 15 * 60;

/**
 * Seconds until a message that failed is delivered again: about 1, 4, 16, …, then a quarter of an hour, up to a
 * quarter more or less so that messages that failed together do not come back together.
 * @param receives the number of its deliveries, from 1 on
 * @param random from 0 to 1
 */
export function redeliverySeconds(receives: number, random: number): number {
  const seconds = Math.min(GROWTH ** (receives - 1), LONGEST_SECONDS);
  return Math.max(1, Math.round(seconds * (0.75 + random / 2)));
}

/** `arn:aws:sqs:<region>:<account>:<name>` as the URL by which the API knows the queue. */
function queueUrl(arn: string): string {
  const [, partition, , region, account, name] = arn.split(':');
  const domain = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://sqs.${region}.${domain}/${account}/${name}`;
}

/**
 * Has messages that failed delivered again after a delay that grows with their receives, in place of the queue's
 * visibility timeout, which is for functions that die. Where that does not succeed, they come after the timeout.
 * @param remainingMs the rest of the function's time limit
 */
export async function delayRedelivery(
  client: DynamoDBClient,
  failed: readonly SQSRecord[],
  remainingMs: number,
): Promise<void> {
  const limit = Math.max(0, Math.min(TIME_LIMIT_MS, remainingMs - ANSWER_MS));
  const calls: Promise<unknown>[] = [];
  for (let at = 0; at < failed.length; at += BATCH_MAX) {
    const records = failed.slice(at, at + BATCH_MAX);
    const input = {
      QueueUrl: queueUrl(records[0]?.eventSourceARN ?? ''),
      Entries: records.map(({ receiptHandle, attributes }, n) => ({
        Id: String(n),
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: redeliverySeconds(
          Number(attributes.ApproximateReceiveCount),
          Math.random(),
        ),
      })),
    };
    const signal = AbortSignal.timeout(limit);
    calls.push(callAwsJson(client, SQS, 'AmazonSQS.ChangeMessageVisibilityBatch', input, signal));
  }
  for (const result of await Promise.allSettled(calls)) {
    if (result.status === 'fulfilled') continue;
    log('warn', 'Messages that failed come back after the visibility timeout only.', {
      error_code: 'redelivery_not_delayed',
      ...errorFields(result.reason),
    });
  }
}
