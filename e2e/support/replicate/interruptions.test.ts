import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer } from './answer';
import { ask, create, get } from './ask';
import { type ReplicateDouble, startReplicateDouble } from './index';
import { badGateway, insufficientCredit, serverError, throttled } from './problems';

let double: ReplicateDouble;

beforeEach(async () => {
  double = await startReplicateDouble();
});

afterEach(() => double.close());

/** What a create is answered with, when it is scripted. */
async function answered(answer: Answer) {
  double.script({ on: 'create', answer });
  const before = double.predictions.length;
  const { status, headers, body } = await create(double);
  expect(double.predictions).toHaveLength(before);
  return { status, headers, detail: String(body.detail) };
}

test('402: no credit', async () => {
  const { status, detail } = await answered(insufficientCredit());
  expect([status, detail]).toEqual([402, expect.stringContaining('insufficient credit')]);
});

test('429: with Retry-After, with ratelimit-reset, or with the seconds in its text alone', async () => {
  const plain = await answered(throttled({ seconds: 30 }));
  expect(plain.status).toBe(429);
  expect(plain.detail).toBe('Request was throttled. Your rate limit resets in ~30s.');
  expect(plain.headers.get('retry-after')).toBe('30');
  const reset = await answered(throttled({ seconds: 7, says: 'ratelimit-reset' }));
  expect([reset.headers.get('retry-after'), reset.headers.get('ratelimit-reset')]).toEqual([null, '7']);
  const silent = await answered(throttled({ seconds: 10, says: 'nothing', isCreditLow: true }));
  expect([silent.headers.get('retry-after'), silent.headers.get('ratelimit-reset')]).toEqual([null, null]);
  expect(silent.detail).toMatch(/6 requests per minute .* less than \$5\.0 in credit\. .* ~10s\.$/);
});

test('500', async () => {
  const { status, detail } = await answered(serverError());
  expect([status, detail]).toEqual([500, 'Internal server error']);
});

test('404: an unknown path, prediction or model', async () => {
  const paths = ['/v1/nothing', '/v1/predictions/nothing', '/v1/models/nobody/nothing', '/v1/files/nothing'];
  for (const path of paths) {
    const { status, body } = await ask(double, 'GET', path);
    expect([status, body.status]).toEqual([404, 404]);
  }
  const body = { input: {} };
  expect((await ask(double, 'POST', '/v1/models/nobody/nothing/predictions', { body })).status).toBe(404);
});

test('a body that is no JSON', async () => {
  double.script({ on: 'get', answer: badGateway(200) });
  await expect(get(double, 'any')).rejects.toThrow(SyntaxError);
});

test('an answer that is late', async () => {
  double.script({ on: 'account', lateMs: 100 });
  const answer = ask(double, 'GET', '/v1/account');
  await expect.poll(() => double.requests.at(0)?.operation).toBe('account');
  expect(double.requests.at(0)?.status).toBeNull();
  expect((await answer).status).toBe(200);
});

test('a connection that breaks before anything is done, once it is done, or in the middle of the answer', async () => {
  double.script({ on: 'create', cut: 'before' });
  await expect(create(double)).rejects.toThrow();
  expect(double.predictions).toHaveLength(0);
  double.script({ on: 'create', cut: 'after' });
  await expect(create(double)).rejects.toThrow();
  expect(double.predictions).toHaveLength(1);
  double.script({ on: 'create', cut: 'halfway' });
  await expect(create(double)).rejects.toThrow();
  expect(double.predictions).toHaveLength(2);
});

test('a scene lasts for its times, for what it fits, or until it is taken back', async () => {
  const end = double.script({ on: 'any', answer: serverError(), times: Number.POSITIVE_INFINITY });
  for (let time = 0; time < 3; time += 1) {
    expect((await ask(double, 'GET', '/v1/account')).status).toBe(500);
  }
  end();
  const when = ({ method }: { method: string }) => method === 'POST';
  double.script({ on: 'any', answer: serverError(), times: 2, when });
  expect((await ask(double, 'GET', '/v1/account')).status).toBe(200);
  expect((await create(double)).status).toBe(500);
  expect((await create(double)).status).toBe(500);
  expect((await create(double)).status).toBe(201);
});

test('a request is held before or after the work', async () => {
  const before = double.hold('create', 'before');
  const first = create(double);
  await before.reached;
  expect(double.predictions).toHaveLength(0);
  before.release();
  expect((await first).status).toBe(201);
  const after = double.hold('create', 'after');
  const second = create(double);
  await after.reached;
  expect(double.predictions).toHaveLength(2);
  after.release();
  expect((await second).status).toBe(201);
});

test('a request whose client is gone before its turn does nothing', async () => {
  const held = double.hold('create', 'before');
  const gone = new AbortController();
  const url = `${double.url}/v1/models/qwen/qwen-image-edit/predictions`;
  const authorization = `Bearer ${double.token}`;
  const body = JSON.stringify({ input: {} });
  const sent = fetch(url, { method: 'POST', headers: { authorization }, body, signal: gone.signal });
  await held.reached;
  gone.abort();
  await expect(sent).rejects.toThrow();
  // A request that came later is through: the one that was held has had its chance.
  expect((await create(double)).status).toBe(201);
  expect(double.predictions).toHaveLength(1);
});

test('every request is kept with what it was answered', async () => {
  await create(double, { headers: { prefer: 'wait' } });
  const [request] = double.requests;
  expect(request).toMatchObject({ operation: 'create', method: 'POST', status: 201 });
  expect(request?.tookMs).toBeGreaterThan(0);
  expect(request?.headers.prefer).toBe('wait');
  expect(JSON.parse(String(request?.body))).toHaveProperty('input.prompt', 'a room');
});
