import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask, create } from './ask';
import { type ReplicateDouble, startReplicateDouble } from './index';

let double: ReplicateDouble;

beforeEach(async () => {
  double = await startReplicateDouble();
});

afterEach(() => double.close());

async function upload(form: FormData) {
  const headers = { authorization: `Bearer ${double.token}` };
  const answer = await fetch(`${double.url}/v1/files`, { method: 'POST', headers, body: form });
  return { status: answer.status, body: await answer.json() };
}

test('a file is kept as it is sent, found by its address, and deleted', async () => {
  const bytes = Buffer.from('not really a picture');
  const form = new FormData();
  form.set('content', new Blob([bytes], { type: 'image/png' }), 'room.png');
  const { status, body } = await upload(form);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    content_type: 'image/png',
    size: bytes.length,
    checksums: { sha256: createHash('sha256').update(bytes).digest('hex') },
  });
  expect((await ask(double, 'GET', body.urls.get)).body).toEqual(body);
  const headers = { authorization: `Bearer ${double.token}` };
  expect((await fetch(body.urls.get, { method: 'DELETE', headers })).status).toBe(204);
  expect((await ask(double, 'GET', body.urls.get)).status).toBe(404);
});

test('an upload without a file is refused', async () => {
  const form = new FormData();
  form.set('type', 'image/png');
  expect((await upload(form)).status).toBe(422);
});

test('a model reads an uploaded file, and fails where it is gone', async () => {
  const form = new FormData();
  form.set('content', new Blob(['a']), 'a');
  const { urls } = (await upload(form)).body;
  const input = { prompt: 'a', image: urls.get };
  const headers = { prefer: 'wait' };
  expect((await create(double, { input, headers })).body.status).toBe('succeeded');
  double.files.clear();
  const { body } = await create(double, { input, headers });
  expect(body).toMatchObject({ status: 'failed', error: expect.stringContaining(urls.get) });
});
