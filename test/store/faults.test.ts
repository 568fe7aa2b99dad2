import { execFile } from 'node:child_process';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';

import {
  FaultInjector,
  type FaultKind,
  openTestDatabase,
  seededRandom,
  writeUnchecked,
} from '@reflekt/shared/store/testing';
import { entriesTable, type Owner } from '@reflekt/shared/tables';
import { openDiary, outcomeOf } from '../../lambdas/entries/testing/diary.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const idempotency = { keyHash: 'key', bodyHash: 'body' };

/** A diary with storage that can be made to fail, and the same diary with working storage. */
function openFaultyDiary(options: { seed?: number; timeout?: number; owner?: Owner } = {}) {
  const owner = options.owner ?? newOwner();
  const faults = new FaultInjector(seededRandom(options.seed ?? 1));
  const { timeout = 8_000 } = options;
  const place = { tables: store.tables, owner, timeout };
  return {
    faults,
    owner,
    faulty: openDiary({ client: faults.attach(store.client()), ...place }),
    working: openDiary({ client: store.client(), ...place }),
  };
}

describe('storage that always fails', () => {
  const PASSING: FaultKind[] = [
    'throttled',
    'overloaded',
    'serverError',
    'refused',
    'reset',
    'late',
    'lostAnswer',
  ];

  test.each(PASSING)('with %s is retried until the deadline, then unavailable', async (kind) => {
    const { faults, faulty, working } = openFaultyDiary({ timeout: 400 });
    const { id } = await working.create({ title: 'stored' });
    faults.rates = { [kind]: 1 };
    expect(await outcomeOf(faulty.read(id))).toBe('unavailable');
    expect(await outcomeOf(faulty.list())).toBe('unavailable');
    const tries = faults.counts.get(kind) ?? 0;
    // Full jitter from 25 ms, doubling: at most some dozen in twice 400 ms, and always more than one.
    expect(tries).toBeGreaterThan(2);
    expect(tries).toBeLessThan(200);
    faults.rates = {};
    await faults.whenIdle();
    expect((await faulty.read(id)).title).toBe('stored');
  });

  test('with conflict is retried until the deadline, then unavailable, and nothing is written', async () => {
    const { faults, faulty, working } = openFaultyDiary({ timeout: 400 });
    const { id } = await working.create({ title: 'stored' });
    faults.rates = { conflict: 1 };
    expect(await outcomeOf(faulty.update(id, { title: 'changed' }))).toBe('unavailable');
    expect(await outcomeOf(faulty.create({ title: 'another' }))).toBe('unavailable');
    expect(faults.total).toBeGreaterThan(4);
    expect((await working.list()).items.map(({ title }) => title)).toEqual(['stored']);
    faults.rates = {};
    expect((await faulty.update(id, { title: 'changed' })).version).toBe(2);
  });
});

test('a permanent error is thrown at once, without retries', async () => {
  const { owner } = openFaultyDiary();
  const client = store.client();
  let requests = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      // The owner's keys are read in parallel with the entry.
      if (context.commandName === 'GetItemCommand') requests += 1;
      return next(args);
    },
    { step: 'finalizeRequest', name: 'count' },
  );
  const tables = { ...store.tables, Entries: 'no-such-table' };
  const diary = openDiary({ client, tables, owner });
  await expect(diary.read('01ARZ3NDEKTSV4RRFFQ69G5FAV')).rejects.toThrow(
    expect.objectContaining({ name: 'ResourceNotFoundException' }),
  );
  expect(requests).toBe(1);
});

describe('a response that is lost', () => {
  test.each(['lostAnswer', 'late'] as const)(
    'never duplicates or loses an entry or a change (%s)',
    async (kind) => {
      const { faults, faulty, working } = openFaultyDiary({ seed: 7 });
      faults.rates = { [kind]: 0.4 };
      const created = await Promise.all(
        Array.from({ length: 20 }, (_, n) => faulty.create({ title: `entry ${n}` })),
      );
      const updated = await Promise.all(
        created.map(({ id, title }) => faulty.update(id, { content: title })),
      );
      await Promise.all(created.slice(0, 5).map(({ id }) => faulty.trash(id)));
      await Promise.all(created.slice(0, 3).map(({ id }) => faulty.restore(id)));
      await Promise.all(created.slice(10).map(({ id }) => faulty.deletePermanently(id)));
      faults.rates = {};
      await faults.whenIdle();
      expect(faults.total).toBeGreaterThan(10);
      expect(updated.every(({ version }) => version === 2)).toBe(true);
      const byTitle = ({ items }: Awaited<ReturnType<typeof working.list>>) =>
        items.map(({ title, version }) => `${title} v${version}`).sort();
      expect(byTitle(await working.list())).toEqual(
        [0, 1, 2, 5, 6, 7, 8, 9].map((n) => `entry ${n} v${n < 3 ? 4 : 2}`),
      );
      expect(byTitle(await working.list({ trashed: true }))).toEqual(['entry 3 v3', 'entry 4 v3']);
    },
  );

  test('gives the first entry to every repetition with an Idempotency-Key', async () => {
    const { faults, faulty, working } = openFaultyDiary({ seed: 8, timeout: 250 });
    faults.rates = { lostAnswer: 0.7, late: 0.2 };
    const ids = new Set<string>();
    // A client on a bad line does so: it repeats the request until there is a response.
    for (let answers = 0; answers < 5; ) {
      const outcome = await faulty
        .create({ title: 'once' }, idempotency)
        .catch(outcomeOf.bind(null, Promise.resolve()));
      if (typeof outcome === 'string') continue;
      ids.add(outcome.id);
      answers += 1;
    }
    faults.rates = {};
    await faults.whenIdle();
    expect(ids.size).toBe(1);
    expect((await working.list()).items).toHaveLength(1);
  });

  test('counts as success even where the engine has forgotten the transaction token', async () => {
    const { owner } = openFaultyDiary();
    const client = store.client();
    let lost = 0;
    client.middlewareStack.add(
      (next, context) => async (args) => {
        const isWrite = context.commandName === 'TransactWriteItemsCommand';
        if (isWrite && 'ClientRequestToken' in args.input) {
          args.input.ClientRequestToken = undefined;
        }
        const result = await next(args);
        if (!isWrite) return result;
        lost += 1;
        throw Object.assign(new Error('ECONNRESET'), { code: 'ECONNRESET' });
      },
      { step: 'initialize', name: 'forgetToken' },
    );
    const diary = openDiary({ client, tables: store.tables, owner });
    const entry = await diary.create({ title: 'one' }, idempotency);
    expect((await diary.update(entry.id, { title: 'two' })).version).toBe(2);
    await diary.trash(entry.id);
    expect((await diary.restore(entry.id)).version).toBe(4);
    expect((await diary.list()).items.map(({ version }) => version)).toEqual([4]);
    await diary.deletePermanently(entry.id);
    expect(await outcomeOf(diary.read(entry.id))).toBe('not-found');
    // The owner's key, the entry, its change with a revision, trash, restore, permanent deletion.
    expect(lost).toBe(6);
  });
});

test('the unfinished part of a batch is requested again, for reads and deletions alike', async () => {
  const { faults, faulty, working } = openFaultyDiary({ seed: 9 });
  const entries = await Promise.all(
    Array.from({ length: 30 }, (_, n) => working.create({ title: `entry ${n}` })),
  );
  faults.rates = { partial: 0.7 };
  const { items } = await faulty.changes();
  expect(new Set(items.map(({ id }) => id))).toEqual(new Set(entries.map(({ id }) => id)));
  expect(faults.counts.get('partial')).toBeGreaterThan(1);

  const database = openTestDatabase(faults.attach(store.client()), store.tables, {
    deadline: Date.now() + 8_000,
    capacity: { read: 0, write: 0 },
  });
  const keys = Array.from({ length: 60 }, (_, n) => ({ id: `x#${n}`, tenant_id: 'x' }));
  for (const key of keys) await writeUnchecked(database, entriesTable, key);
  expect(await database.getMany(entriesTable, keys)).toHaveLength(60);
  await database.removeMany(entriesTable, keys);
  expect(await database.getMany(entriesTable, keys)).toEqual([]);
});

test('a batch that never finishes ends at the deadline as unavailable', async () => {
  const { faults, owner } = openFaultyDiary();
  const client = store.client();
  client.middlewareStack.add(
    (next) => async (args) => {
      const { input } = args;
      const result = await next(args);
      return 'RequestItems' in input
        ? {
            ...result,
            output: { ...result.output, Responses: {}, UnprocessedKeys: input.RequestItems },
          }
        : result;
    },
    { step: 'initialize', name: 'neverDone' },
  );
  const diary = openDiary({ client, tables: store.tables, owner, timeout: 400 });
  await openDiary({ client, tables: store.tables, owner }).create({ title: 'one' });
  expect(await outcomeOf(diary.changes())).toBe('unavailable');
  expect(faults.total).toBe(0);
});

describe('a network that really fails', () => {
  let server: Server | undefined;
  const sockets: Socket[] = [];
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    server?.close();
  });

  /** Starts a server that does this with every connection. Returns its address. */
  async function startServer(treat: (socket: Socket) => void): Promise<string> {
    const listening = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => socket.destroy());
      treat(socket);
    });
    server = listening;
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
    const address = listening.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  }

  /** The outcome of a read in a process of its own, because Jest's sandbox hides the codes of Node's own errors. */
  async function readThrough(address: string): Promise<string> {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'read-once.ts')],
      { env: { ...process.env, AWS_ENDPOINT_URL_DYNAMODB: address } },
    );
    return stdout;
  }

  test('nothing listens', async () => {
    const address = await startServer(() => {});
    await new Promise((resolve) => server?.close(resolve));
    expect(await readThrough(address)).toBe('unavailable');
  });

  test('connections are cut', async () => {
    expect(await readThrough(await startServer((socket) => socket.resetAndDestroy()))).toBe(
      'unavailable',
    );
  });

  test('nothing answers', async () => {
    expect(await readThrough(await startServer(() => {}))).toBe('unavailable');
  });

  test('the response stops in the middle', async () => {
    const half =
      'HTTP/1.1 200 OK\r\ncontent-type: application/x-amz-json-1.0\r\ncontent-length: 99\r\n\r\n{"It';
    expect(
      await readThrough(await startServer((socket) => socket.on('data', () => socket.write(half)))),
    ).toBe('unavailable');
  });

  test('the response is cut in the middle', async () => {
    const half =
      'HTTP/1.1 200 OK\r\ncontent-type: application/x-amz-json-1.0\r\ncontent-length: 99\r\n\r\n{"It';
    expect(
      await readThrough(await startServer((socket) => socket.on('data', () => socket.end(half)))),
    ).toBe('unavailable');
  });

  test('another server answers', async () => {
    const page = '<html>Bad gateway</html>';
    const answer = `HTTP/1.1 502 Bad Gateway\r\ncontent-type: text/html\r\ncontent-length: ${page.length}\r\n\r\n${page}`;
    expect(
      await readThrough(
        await startServer((socket) => socket.on('data', () => socket.write(answer))),
      ),
    ).toBe('unavailable');
  });
});
