import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A local HTTP server whose behaviour a test can change while it runs. */
interface LocalServer {
  url: string;
  /** Requests received so far. */
  requests: () => number;
  close: () => Promise<void>;
}

async function listen(onRequest: RequestListener): Promise<LocalServer> {
  let requests = 0;
  const server: Server = createServer((request, response) => {
    requests++;
    onRequest(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export type Answer = (response: ServerResponse) => void;

export const json =
  (value: unknown, status = 200): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };

export const noAnswer: Answer = () => {};

/** Milliseconds: the time limit for cases that wait in vain. */
export const SHORT = 300;

export interface Stub extends LocalServer {
  answer: Answer;
}

/** Answers every request as `answer` says at that moment. */
export async function startStub(answer: Answer): Promise<Stub> {
  const stub: { answer: Answer } = { answer };
  const server = await listen((request, response) => {
    request.resume();
    request.on('end', () => stub.answer(response));
  });
  return Object.assign(stub, server);
}

/** A GetSecretValue answer of Secrets Manager. */
export const secretValue = (text: string): Answer =>
  json({ ARN: 'arn:aws:secretsmanager:eu-west-1:000000000000:secret:jwt', SecretString: text });

/** An error answer of an AWS JSON service. */
export const awsError = (name: string, status = 400): Answer =>
  json({ __type: name, message: 'canary-message' }, status);
