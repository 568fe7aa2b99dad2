/** Requests that no SDK client would send, signed by hand. */
import { createHash, createHmac } from 'node:crypto';
import { request } from 'node:http';
import { clientConfig } from './harness.ts';

export interface Changes {
  body?: string | Buffer;
  target?: string;
  secretAccessKey?: string;
  /** Set after signing. */
  headers?: Record<string, string>;
  /** The body that is sent in place of the signed one. */
  sentBody?: string;
}

/** Sends a signed request as the function `admin`; the answer's status and error type. */
export async function send(url: string, changes: Changes = {}): Promise<[number, string]> {
  const { body = '{}', target = 'DynamoDB_20120810.GetItem', headers = {}, sentBody } = changes;
  const { credentials } = clientConfig(url);
  const secret = changes.secretAccessKey ?? credentials.secretAccessKey;
  const signed = {
    host: new URL(url).host,
    'x-amz-date': '20260101T000000Z',
    'x-amz-target': target,
  };
  const authorization = authorizationOf(signed, body, credentials.accessKeyId, secret);
  return post(url, { ...signed, authorization, ...headers }, sentBody ?? body);
}

/** Sends exactly these headers; `fetch` would choose the host. */
export function post(
  url: string,
  headers: Record<string, string>,
  body: string | Buffer,
): Promise<[number, string]> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve([answer.statusCode ?? 0, JSON.parse(text).__type]));
    });
    outgoing.on('error', reject).end(body);
  });
}

function authorizationOf(
  headers: Record<string, string>,
  body: string | Buffer,
  accessKeyId: string,
  secret: string,
): string {
  const names = Object.keys(headers).sort().join(';');
  const scope = '20260101/eu-central-1/dynamodb/aws4_request';
  const lines = Object.entries(headers)
    .sort()
    .map(([name, value]) => `${name}:${value}\n`);
  const canonical = `POST\n/\n\n${lines.join('')}\n${names}\n${sha256(body)}`;
  const text = `AWS4-HMAC-SHA256\n${headers['x-amz-date']}\n${scope}\n${sha256(canonical)}`;
  let key: string | Buffer = `AWS4${secret}`;
  for (const part of scope.split('/')) key = createHmac('sha256', key).update(part).digest();
  const signature = createHmac('sha256', key).update(text).digest('hex');
  return `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
}

const sha256 = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex');
