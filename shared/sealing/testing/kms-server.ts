import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { answerKms, KmsError, type KmsInput } from './kms-answers.ts';

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

async function readInput(request: IncomingMessage): Promise<KmsInput> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
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

/**
 * Starts a server that speaks KMS's protocol for GenerateDataKey and Decrypt.
 * @param key the KMS key, 32 bytes; by default one of its own
 */
export async function startKmsServer(key: Buffer = randomBytes(32)): Promise<KmsServer> {
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
      if (!isSpoilt(state.fault, response)) answer(200, answerKms(operation, input, key));
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
