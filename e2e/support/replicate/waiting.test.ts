import { afterEach, beforeEach, expect, test } from 'vitest';
import { create, get } from './ask';
import { lifeOf, waitOf } from './headers';
import { type ReplicateDouble, startReplicateDouble } from './index';

const NEVER = Number.POSITIVE_INFINITY;
let double: ReplicateDouble;

beforeEach(async () => {
  double = await startReplicateDouble({ secondMs: 20 });
});

afterEach(() => double.close());

test('wait holds the answer until the end; pictures come as data URLs, later as addresses', async () => {
  double.script({ prediction: { startAfterMs: 20, runForMs: 20 } });
  const { status, headers, body } = await create(double, { headers: { prefer: 'wait' } });
  expect(status).toBe(201);
  expect(headers.get('preference-applied')).toBe('wait');
  expect(body.status).toBe('succeeded');
  expect(body.output).toEqual([expect.stringMatching(/^data:image\/webp;base64,/)]);
  const { output } = await get(double, body.id);
  const data = Buffer.from(body.output[0].split(',')[1], 'base64');
  expect(Buffer.from(await (await fetch(output[0])).arrayBuffer())).toEqual(data);
});

test('when the time is over it is answered as it stands: starting, or processing with what is there', async () => {
  double.script({ prediction: { startAfterMs: NEVER } });
  const starting = await create(double, { headers: { prefer: 'wait=1' } });
  expect(starting.headers.get('preference-applied')).toBe('wait=1');
  expect(starting).toMatchObject({ status: 201, body: { status: 'starting', output: null } });

  double.script({ prediction: { runForMs: NEVER, unfinishedStatus: 202 } });
  const running = create(double, { headers: { prefer: 'wait=5' } });
  await expect.poll(() => double.predictions[1]?.status).toBe('processing');
  double.predictions[1]?.show();
  const { status, body } = await running;
  expect(status).toBe(202);
  expect(body).toMatchObject({ status: 'processing', output: [expect.stringMatching(/^data:/)] });
});

test('an answer may go as soon as there is output, as recorded ones did', async () => {
  double.script({ prediction: { runForMs: NEVER, waitEndsAt: 'output' } });
  const waiting = create(double, { headers: { prefer: 'wait=60' } });
  await expect.poll(() => double.predictions[0]?.status).toBe('processing');
  double.predictions[0]?.show();
  expect((await waiting).body).toMatchObject({ status: 'processing', output: [expect.any(String)] });
});

test('pictures come as the plan says', async () => {
  double.script({ prediction: { delivery: 'address' } });
  double.script({ prediction: { delivery: 'data' } });
  const first = await create(double, { headers: { prefer: 'wait' } });
  expect(first.body.output[0]).toMatch(/^http:/);
  const second = await create(double, { headers: { prefer: 'wait' } });
  expect((await get(double, second.body.id)).output[0]).toMatch(/^data:/);
});

test('without the header, and with one that means nothing, it is not held', async () => {
  double.script({ prediction: { startAfterMs: NEVER }, times: 4 });
  for (const prefer of ['', 'wait=0', 'wait=100', 'respond-async']) {
    const { headers, body } = await create(double, { headers: prefer ? { prefer } : {} });
    expect(headers.has('preference-applied')).toBe(false);
    expect(body.status).toBe('starting');
  }
});

test("the vendor's pattern takes 61 to 99, and no wait is longer than 60", () => {
  expect(['wait', 'wait=1', 'wait=60', 'wait=61', 'wait=99'].map(waitOf)).toEqual([60, 1, 60, 60, 60]);
  expect([undefined, 'wait=0', 'wait=01', 'wait=100', 'wait=a'].map(waitOf)).toEqual(Array(5).fill(null));
});

test('a life is said in seconds, minutes and hours, 5 seconds at least', () => {
  expect(['30', '30s', '90s', '5m', '1h', '2h30m', '1h30m45s', '5'].map(lifeOf)).toEqual([
    30, 30, 90, 300, 3600, 9000, 5445, 5,
  ]);
  expect(['', '4', '4s', '5d', 's', 'm5', '-5s', '1.5h'].map(lifeOf)).toEqual(Array(8).fill(null));
});
