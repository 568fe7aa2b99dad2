import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cut, ScriptedServer } from '../testing/server.ts';
import { upload } from './upload.ts';

const server = new ScriptedServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

const bytes = new TextEncoder().encode('a photo');
const target = () => ({
  url: `${server.url}/place?signature=x`,
  headers: { 'x-amz-checksum-sha256': 'abc', 'content-type': 'image/jpeg' },
});

test('puts all bytes with the signed headers and without a token, again after a fault', async () => {
  server.reply(cut, (response) => response.writeHead(200).end());
  expect(await upload(target(), bytes)).toBeUndefined();
  expect(server.seen).toHaveLength(2);
  for (const { method, headers, body } of server.seen) {
    expect({ method, body }).toEqual({ method: 'PUT', body: 'a photo' });
    expect(headers).toMatchObject(target().headers);
    expect(headers).not.toHaveProperty('authorization');
  }
});

test('tells why the bytes were refused, without another attempt', async () => {
  server.reply((response) =>
    response.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>'),
  );
  expect(await upload(target(), new Blob([bytes]))).toMatchObject({
    code: 'unexpected',
    status: 403,
  });
  expect(server.seen).toHaveLength(1);
});

test('ends with the reason of its signal', async () => {
  const reason = new Error('the page was left');
  const controller = new AbortController();
  server.reply(() => controller.abort(reason));
  await expect(upload(target(), bytes, { signal: controller.signal })).rejects.toBe(reason);
});
