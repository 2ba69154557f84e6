import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ask, create, get } from './ask';
import { type ReplicateDouble, startReplicateDouble } from './index';
import type { Prediction } from './prediction';

const NEVER = Number.POSITIVE_INFINITY;
let double: ReplicateDouble;

beforeEach(async () => {
  double = await startReplicateDouble({ secondMs: 20 });
});

afterEach(() => double.close());

/** A prediction that waits for the test, and what the double keeps of it. */
async function made(plan: object = {}): Promise<Prediction> {
  double.script({ prediction: { startAfterMs: NEVER, runForMs: NEVER, ...plan } });
  const { body } = await create(double);
  return double.predictions.find(({ id }) => id === body.id) as Prediction;
}

test('a token is asked for, and only the right one lets in', async () => {
  const refused = {
    title: 'Unauthenticated',
    detail: 'You did not pass a valid authentication token',
    status: 401,
  };
  for (const token of [null, 'r8_another']) {
    const { status, headers, body } = await ask(double, 'GET', '/v1/account', { token });
    expect({ status, body }).toEqual({ status: 401, body: refused });
    expect(headers.get('content-type')).toBe('application/problem+json');
  }
  expect((await ask(double, 'GET', '/v1/account')).body).toMatchObject({ type: 'organization' });
});

test('a create is 201 and starting; then it runs and succeeds after the times of its plan', async () => {
  double.script({ prediction: { startAfterMs: 40, runForMs: 40 } });
  const { status, headers, body } = await create(double);
  expect(status).toBe(201);
  expect(headers.get('ratelimit-remaining')).toBe('599');
  expect(body).toMatchObject({ status: 'starting', version: 'hidden', output: null, error: null, logs: '' });
  expect(body.id).toMatch(/^[0-9a-z]{26}$/);
  expect(body).not.toHaveProperty('started_at');
  const seen = new Set<string>();
  await vi.waitFor(async () => {
    const { status: now } = await get(double, body.id);
    seen.add(now);
    expect(now).toBe('succeeded');
  });
  expect([...seen].at(-1)).toBe('succeeded');
  const ended = await get(double, body.id);
  expect(ended.output).toEqual([`${double.url}/delivery/${body.id}/out-0.webp`]);
  expect(ended.metrics.predict_time).toBeLessThanOrEqual(ended.metrics.total_time);
});

test('starting, processing and the end come in this order, and asking changes nothing', async () => {
  const prediction = await made();
  const ask = () => get(double, prediction.id);
  expect(await ask()).toEqual(await ask());
  prediction.start();
  expect(await ask()).toMatchObject({ status: 'processing' });
  expect(await ask()).toEqual(await ask());
  prediction.succeed(1);
  const ended = await ask();
  expect(ended).toMatchObject({ status: 'succeeded', error: null });
  expect(await ask()).toEqual(ended);
  prediction.fail('too late');
  expect(await ask()).toEqual(ended);
});

test('a model that fails says so in its own words, in an answer that is 200', async () => {
  double.script({ prediction: { ends: 'failed', error: 'NSFW content detected' } });
  const { status, body } = await create(double, { headers: { prefer: 'wait' } });
  expect(status).toBe(201);
  expect(body).toMatchObject({ status: 'failed', error: 'NSFW content detected', output: null });
});

test('logs grow while it runs', async () => {
  const prediction = await made();
  prediction.start();
  prediction.log('Using seed: 4');
  expect((await get(double, prediction.id)).logs).toBe('Using seed: 4\n');
  prediction.log('100%');
  expect((await get(double, prediction.id)).logs).toBe('Using seed: 4\n100%\n');
  double.script({ prediction: { logs: ['one', 'two'], runForMs: 20 } });
  const { body } = await create(double, { headers: { prefer: 'wait' } });
  expect(body.logs).toBe('one\ntwo\n');
});

test('output is a list or one text, as the model has it, and may grow', async () => {
  const input = { prompt: 'a room' };
  const path = '/v1/models/black-forest-labs/flux-kontext-pro/predictions';
  double.script({ prediction: { delivery: 'address' } });
  const one = await ask(double, 'POST', path, { body: { input }, headers: { prefer: 'wait' } });
  expect(one.body.output).toBe(`${double.url}/delivery/${one.body.id}/out-0.png`);

  const growing = await made({ pictures: 3 });
  growing.start();
  growing.show();
  expect((await get(double, growing.id)).output).toHaveLength(1);
  growing.show();
  expect((await get(double, growing.id)).output).toHaveLength(2);
  growing.succeed(3);
  expect((await get(double, growing.id)).output).toHaveLength(3);
});

test('cancelled while it starts or runs, it has neither output nor more to come; at its end it stays as it is', async () => {
  const cancel = (id: string) => ask(double, 'POST', `/v1/predictions/${id}/cancel`);
  const starting = await made();
  expect((await cancel(starting.id)).body).toMatchObject({ status: 'canceled', output: null });
  starting.start();
  expect(await get(double, starting.id)).toMatchObject({ status: 'canceled' });

  const running = await made();
  running.start();
  running.show();
  const { status, body } = await cancel(running.id);
  expect(status).toBe(200);
  expect(body).toMatchObject({ status: 'canceled', output: null, error: null });
  expect(body).toHaveProperty('completed_at');
  expect(body.metrics).toHaveProperty('predict_time');

  const ended = await made();
  ended.start();
  ended.succeed(1);
  const before = await get(double, ended.id);
  expect((await cancel(ended.id)).body).toEqual(before);
});

test('Cancel-After aborts what never started and cancels what runs', async () => {
  const headers = { 'cancel-after': '5s' };
  double.script({ prediction: { startAfterMs: NEVER } });
  double.script({ prediction: { runForMs: NEVER } });
  const first = (await create(double, { headers })).body;
  const second = (await create(double, { headers })).body;
  expect(first).toHaveProperty('deadline');
  await vi.waitFor(async () => {
    expect(await get(double, first.id)).toMatchObject({ status: 'aborted', output: null });
    expect(await get(double, second.id)).toMatchObject({ status: 'canceled', output: null });
  });
  for (const tooShort of ['4', '4s', 'soon']) {
    const refused = await create(double, { headers: { 'cancel-after': tooShort } });
    expect(refused.status).toBe(422);
  }
});

test('after its time the data is gone: no input, output, logs or file', async () => {
  const prediction = await made({ delivery: 'address' });
  prediction.start();
  prediction.log('a line');
  prediction.succeed(1);
  const { output } = await get(double, prediction.id);
  expect((await fetch(output[0])).status).toBe(200);
  prediction.removeData();
  const removed = { status: 'succeeded', data_removed: true, input: {}, output: null, logs: '' };
  expect(await get(double, prediction.id)).toMatchObject(removed);
  expect((await fetch(output[0])).status).toBe(404);
});

test('data lives for as long as the double is told', async () => {
  const shortLived = await startReplicateDouble({ secondMs: 10, dataLives: 1 });
  const { body } = await create(shortLived, { headers: { prefer: 'wait' } });
  await vi.waitFor(async () => expect((await get(shortLived, body.id)).data_removed).toBe(true));
  await shortLived.close();
});

test('a model is refused what its description forbids only when it runs', async () => {
  const input = { prompt: 'a', input_image: 'https://example.com/a.png', safety_tolerance: 6 };
  const path = '/v1/models/black-forest-labs/flux-kontext-max/predictions';
  const { body } = await ask(double, 'POST', path, { body: { input }, headers: { prefer: 'wait' } });
  expect(body).toMatchObject({ status: 'failed', error: expect.stringContaining('safety_tolerance') });
  const many = {
    prompt: 'a',
    image_input: Array.from({ length: 10 }, () => 'https://example.com/a.png'),
    sequential_image_generation: 'auto',
    max_images: 6,
  };
  const series = '/v1/models/bytedance/seedream-4/predictions';
  const refused = await ask(double, 'POST', series, { body: { input: many }, headers: { prefer: 'wait' } });
  expect(refused.body).toMatchObject({ status: 'failed', error: expect.stringContaining('15') });
  const taken = { ...many, max_images: 5 };
  const made = await ask(double, 'POST', series, { body: { input: taken }, headers: { prefer: 'wait' } });
  expect(made.body.output).toHaveLength(5);
});

test('the form that was seen has no output before there is one, no page, and a hidden id of the version', async () => {
  const prediction = await made({ form: 'recorded' });
  const body = await get(double, prediction.id);
  expect(body).not.toHaveProperty('output');
  expect(body.urls).not.toHaveProperty('web');
  expect(body).toMatchObject({ logs: null, webhook_completed: null });
  expect(body.version).toMatch(/^dp-/);
});
