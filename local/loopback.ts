import type { IncomingMessage } from 'node:http';

/**
 * False for what a web page may have sent: it carries an `Origin`, or the `Host` of a name that was rebound
 * to this machine. To be asked wherever there is no other protection, or not enough of it.
 */
export function isFromLocalProgram({ headers, socket }: IncomingMessage): boolean {
  const own = [`127.0.0.1:${socket.localPort}`, `localhost:${socket.localPort}`];
  return headers.origin === undefined && own.includes(headers.host ?? '');
}

/** True for what may come from a page of the local cloud itself, or from a program; false for every other page. */
export function isFromOwnPage({ headers, socket }: IncomingMessage): boolean {
  const own = [`127.0.0.1:${socket.localPort}`, `localhost:${socket.localPort}`];
  const { host = '', origin = `http://${host}` } = headers;
  return own.includes(host) && origin === `http://${host}`;
}
