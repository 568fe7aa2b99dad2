import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/**
 * What can become of a call: `hang` never answers, `drip` answers the headers and then nothing, `reset` closes the
 * connection, `gateway` answers a page of HTML with 502; any other value is the name of an error of KMS, which is
 * answered with its status.
 */
export type KmsFault =
  | 'hang'
  | 'drip'
  | 'reset'
  | 'gateway'
  | 'ThrottlingException'
  | 'KMSInternalException'
  | 'AccessDeniedException'
  | 'DisabledException'
  | 'KMSInvalidStateException'
  | 'NotFoundException';

export interface KmsServer {
  url: string;
  /** The operations that were asked, in order. */
  calls: string[];
  /** What was asked, with its headers, of the last call. */
  last: { headers: IncomingMessage['headers']; input: KmsInput } | undefined;
  /** What happens to every call from now on. */
  fault: KmsFault | undefined;
  /** Told how many calls have come, before one is answered. */
  onCall: ((calls: number) => void) | undefined;
  close(): Promise<void>;
}

interface KmsInput {
  KeyId?: string;
  CiphertextBlob?: string;
  EncryptionContext?: Record<string, string>;
}

class KmsError extends Error {
  override readonly name: string;
  readonly status: number;

  constructor(name: string, status = name === 'KMSInternalException' ? 500 : 400) {
    super(name);
    this.name = name;
    this.status = status;
  }
}

async function readInput(request: IncomingMessage): Promise<KmsInput> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}

const contextBytes = (input: KmsInput) =>
  Buffer.from(
    JSON.stringify([input.KeyId, Object.entries(input.EncryptionContext ?? {}).toSorted()]),
  );

function answerOf(operation: string, input: KmsInput, key: Buffer): object {
  if (operation === 'GenerateDataKey') {
    const plain = randomBytes(32);
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(contextBytes(input));
    const blob = [nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()];
    return {
      KeyId: input.KeyId,
      Plaintext: plain.toString('base64'),
      CiphertextBlob: Buffer.concat(blob).toString('base64'),
    };
  }
  if (operation !== 'Decrypt') throw new KmsError('UnknownOperationException');
  const blob = Buffer.from(input.CiphertextBlob ?? '', 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, blob.subarray(0, 12))
      .setAAD(contextBytes(input))
      .setAuthTag(blob.subarray(-16));
    const plain = Buffer.concat([decipher.update(blob.subarray(12, -16)), decipher.final()]);
    return { KeyId: input.KeyId, Plaintext: plain.toString('base64') };
  } catch {
    // As KMS answers another key, another context and an altered blob alike.
    throw new KmsError('InvalidCiphertextException');
  }
}

/** True when the answer was spoilt here. */
function isSpoilt(fault: KmsFault | undefined, response: ServerResponse): boolean {
  if (fault === undefined) return false;
  if (fault === 'hang') return true;
  if (fault === 'reset') response.destroy();
  else if (fault === 'drip') {
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).write('{');
  } else if (fault === 'gateway') {
    response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad Gateway</html>');
  } else throw new KmsError(fault);
  return true;
}

/** A server that speaks KMS's protocol for GenerateDataKey and Decrypt, with a key of its own. */
export async function startKmsServer(): Promise<KmsServer> {
  const key = randomBytes(32);
  const server = createServer(async (request, response) => {
    const input = await readInput(request);
    const operation = String(request.headers['x-amz-target']).replace('TrentService.', '');
    state.calls.push(operation);
    state.onCall?.(state.calls.length);
    state.last = { headers: request.headers, input };
    const answer = (status: number, body: object) =>
      response
        .writeHead(status, { 'content-type': 'application/x-amz-json-1.1' })
        .end(JSON.stringify(body));
    try {
      if (!isSpoilt(state.fault, response)) answer(200, answerOf(operation, input, key));
    } catch (error) {
      if (!(error instanceof KmsError)) throw error;
      answer(error.status, { __type: error.name, message: 'no' });
    }
  });
  const state: KmsServer = {
    url: '',
    calls: [],
    last: undefined,
    fault: undefined,
    onCall: undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  state.url = `http://127.0.0.1:${address.port}`;
  return state;
}
