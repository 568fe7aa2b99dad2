import { connect, createServer, type Socket } from 'node:net';

/** `open` passes everything on; `refused` cuts every connection; `silent` swallows what it is sent. */
export type LineState = 'open' | 'refused' | 'silent';

/** A network line that can be cut. Changing its state ends the connections that stand. */
export interface Line {
  endpoint: string;
  state: LineState;
  close(): Promise<void>;
}

/** @param target where the line leads */
export async function startLine(target: URL): Promise<Line> {
  const sockets = new Set<Socket>();
  let state: LineState = 'open';
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // A cut line is what this is for.
    socket.on('error', () => socket.destroy());
  };
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((near) => {
    keep(near);
    if (state === 'refused') near.resetAndDestroy();
    else if (state === 'silent') near.resume();
    else {
      const far = connect(Number(target.port), target.hostname);
      keep(far);
      near.pipe(far).pipe(near);
      near.once('close', () => far.destroy());
      far.once('close', () => near.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    get state() {
      return state;
    },
    set state(next) {
      state = next;
      cut();
    },
    close() {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
