import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { badGateway, throttled } from '../../e2e/support/replicate';
import { Workshop } from './support/workshop';

const NEVER = Number.POSITIVE_INFINITY;
let workshop: Workshop;

beforeAll(async () => {
  workshop = await Workshop.open();
});

afterAll(() => workshop.close());

afterEach(() => workshop.dismiss());

const promptOf = (body: unknown) => (JSON.parse(String(body)) as { input: { prompt: string } }).input.prompt;

test('restarted while a prediction runs, with a provider that is unavailable for 90 seconds', {
  timeout: 240_000,
}, async () => {
  const { double } = workshop;
  const worker = await workshop.hire();
  double.script({ prediction: { runForMs: NEVER, delivery: 'address' } });
  const id = await workshop.order();
  await expect.poll(async () => (await workshop.job(id)).prediction_id, { timeout: 60_000 }).not.toBeNull();
  const { prediction_id } = await workshop.job(id);
  const end = double.script({ on: 'any', answer: badGateway(503), times: NEVER });
  const over = sleep(90_000);
  await worker.kill();
  await workshop.hire();
  await expect
    .poll(async () => (await workshop.job(id)).retry?.reason, { timeout: 30_000 })
    .toBe('provider_down');
  double.predictions.at(-1)?.succeed(1);
  await over;
  expect(await workshop.job(id)).toMatchObject({ status: 'running', prediction_id, error: null });
  end();
  await workshop.expectDone(id);
});

test('25 rate-limited jobs leave the workers to a job of another model', { timeout: 180_000 }, async () => {
  const { double } = workshop;
  await workshop.hire();
  const isLimited = ({ body }: { body: unknown }) => promptOf(body).startsWith('limited');
  const answer = throttled({ seconds: 300 });
  const end = double.script({ on: 'create', answer, times: NEVER, when: isLimited });
  const limited = await Promise.all(
    Array.from({ length: 25 }, (_, index) =>
      workshop.order({ prompt: `limited ${index}`, model: 'black-forest-labs/flux-kontext-pro' }),
    ),
  );
  const begun = performance.now();
  const other = await workshop.order({ model: 'qwen/qwen-image-edit' });
  await workshop.expectDone(other);
  expect(performance.now() - begun).toBeLessThan(5000);
  for (const id of limited) {
    await expect.poll(async () => (await workshop.job(id)).status, { timeout: 30_000 }).toBe('queued');
    await expect
      .poll(async () => (await workshop.job(id)).retry?.reason, { timeout: 30_000 })
      .toBe('rate_limited');
    const at = Date.parse((await workshop.job(id)).retry?.at ?? '');
    expect(at - Date.now()).toBeGreaterThan(200_000);
  }
  end();
});
