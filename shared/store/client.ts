import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** Milliseconds. A slow attempt must leave time for another within a request. */
const CONNECT_TIMEOUT = 1_000;
const ATTEMPT_TIMEOUT = 3_000;

/**
 * Creates a DynamoDB client. `retry.ts` does the retries, because the SDK's know neither the request's deadline nor
 * cancelled transactions.
 */
export const createDynamoClient = (): DynamoDBClient =>
  new DynamoDBClient({
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: CONNECT_TIMEOUT,
      requestTimeout: ATTEMPT_TIMEOUT,
      throwOnRequestTimeout: true,
    },
  });
