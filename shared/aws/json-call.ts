import { addAbortSignal, type Readable } from 'node:stream';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SignatureV4 } from '@smithy/signature-v4';

/** The answers of the operations that are called here are far smaller, in bytes. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** Named and shaped as the SDK's own errors are, so that `isTransient` knows it. */
export class AwsJsonError extends Error {
  override readonly name: string;
  readonly $metadata: { httpStatusCode: number };

  constructor(name: string, httpStatusCode: number) {
    super(`${name} (${httpStatusCode})`);
    this.name = name;
    this.$metadata = { httpStatusCode };
  }
}

async function readText(body: Readable, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of addAbortSignal(signal, body)) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) throw new RangeError('an answer of AWS is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function parseObject(text: string): Record<string, unknown> {
  const value: unknown = text === '' ? {} : JSON.parse(text);
  if (typeof value !== 'object' || value === null) throw new TypeError('an answer is no object');
  return value as Record<string, unknown>;
}

/** `com.amazonaws.kms#DisabledException` and `DisabledException:http://…` both name a DisabledException. */
function errorName(text: string): string {
  try {
    const type = /([^#:]+)(?::.*)?$/.exec(String(parseObject(text).__type ?? ''));
    return type?.[1] ?? 'UnknownError';
  } catch {
    // A page of something between us and AWS.
    return 'UnknownError';
  }
}

/** A service that speaks AWS JSON. */
export interface JsonService {
  /** As signatures and host names have it. */
  name: 'kms' | 'sqs';
  /** Of the protocol. */
  version: '1.0' | '1.1';
}

/** The endpoint that the SDK's own client would choose. */
function endpointOf(service: string, region: string): string {
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const { env } = process;
  const given = env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] || env.AWS_ENDPOINT_URL;
  return given || `https://${service}.${region}.${domain}`;
}

/**
 * One operation of a service that speaks AWS JSON, signed and sent with what a DynamoDB client has already loaded:
 * its credentials and connections. The SDK's client for such a service would cost more at a cold start than all of
 * sealing (docs/adr/0026).
 * @param target such as `TrentService.Decrypt`
 * @throws AwsJsonError for an error of the service; errors of the connection as they are
 */
export async function callAwsJson(
  client: DynamoDBClient,
  { name, version }: JsonService,
  target: string,
  input: object,
  signal: AbortSignal,
): Promise<Record<string, unknown>> {
  const region = await client.config.region();
  const { protocol, hostname, port, host } = new URL(endpointOf(name, region));
  const { _X_AMZN_TRACE_ID: traceId } = process.env;
  const signer = new SignatureV4({
    service: name,
    region,
    credentials: client.config.credentials,
    sha256: client.config.sha256,
  });
  const request = await signer.sign({
    method: 'POST',
    protocol,
    hostname,
    ...(port === '' ? {} : { port: Number(port) }),
    path: '/',
    query: {},
    headers: {
      host,
      'content-type': `application/x-amz-json-${version}`,
      'x-amz-target': target,
      // As the SDK's clients do in Lambda, so that a trace shows what a call belongs to.
      ...(traceId === undefined ? {} : { 'x-amzn-trace-id': traceId }),
    },
    body: JSON.stringify(input),
  });
  const { response } = await client.config.requestHandler.handle(request, { abortSignal: signal });
  const text = await readText(response.body, signal);
  if (response.statusCode >= 300) throw new AwsJsonError(errorName(text), response.statusCode);
  return parseObject(text);
}
