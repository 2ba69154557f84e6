import { once } from 'node:events';
import { createServer } from 'node:net';
import { pictureUrl } from '@/lib/providers/fixtures/pictures';
import { type APIRequestContext, test as base, expect, withServer } from './fixtures';
import { saveConfig } from './support/changes';
import { startProduct } from './support/product-server';
import { type ReplicateDouble, startReplicateDouble } from './support/replicate';

/** A port that is free now: the product must know its own address before it starts. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

const test = base.extend<object, { double: ReplicateDouble }>({
  double: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const double = await startReplicateDouble({ outputsNeedToken: true });
      await use(double);
      await double.close();
    },
    { scope: 'worker' },
  ],

  serverOfFile: [
    async ({ double }, use) => {
      const port = await freePort();
      const variables = {
        PORT: `${port}`,
        MODELBOARD_PUBLIC_URL: `http://127.0.0.1:${port}`,
        REPLICATE_BASE_URL: `${double.url}/v1`,
        REPLICATE_API_TOKEN: double.token,
      };
      await withServer(() => startProduct({ variables }), use);
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

const model = 'flux-kontext-pro';

/** The job when it has ended. */
async function jobOf(api: APIRequestContext, data: object) {
  const { id } = await (
    await api.post('/api/v1/jobs', { data: { model, prompt: 'A lamp', ...data } })
  ).json();
  const read = async () => (await api.get(`/api/v1/jobs/${id}`)).json();
  await expect.poll(async () => (await read()).finished_at).not.toBeNull();
  return read();
}

test('a picture that was sent here goes to the provider, and what it makes of it comes back', async ({
  api,
  double,
}) => {
  // With a picture of the job, the model allows no more.
  await saveConfig(api, model, { safety_tolerance: 2 });
  for (const [size, sentAs] of [
    [2000, /^data:image\/png;base64,/],
    [300_000, /^http:\/\/127\.0\.0\.1:\d+\/v1\/files\//],
  ] as const) {
    const data = Buffer.from(pictureUrl('image/png', { size }).split(',')[1] ?? '', 'base64');
    const sent = await api.post('/api/v1/images', { headers: { 'content-type': 'image/png' }, data });
    const { url } = await sent.json();
    const job = await jobOf(api, { image: url, seed: size });
    expect(job, JSON.stringify(job.error)).toMatchObject({ status: 'succeeded', request: { image: url } });
    const prediction = double.predictions.find(({ id }) => id === job.prediction_id);
    expect(prediction?.input.input_image).toMatch(sentAs);
    expect(job.cost).toEqual({ amount: '0.04', currency: 'USD' });

    const [output] = job.outputs;
    expect(output).toEqual({ url: expect.stringMatching(/^\/api\/v1\/images\//), content_type: 'image/png' });
    const picture = await api.get(output.url);
    expect(picture.headers()['content-type']).toBe('image/png');
    expect((await double.madeBy(await picture.body()))?.prediction.id).toBe(job.prediction_id);
  }
});

test('the provider is told where to say that it is ready; once, twice or not at all is one picture', async ({
  api,
  double,
}) => {
  for (const [webhooks, statuses] of [
    ['sent', [204]],
    ['twice', [204, 204]],
    ['held', []],
  ] as const) {
    double.script({ prediction: { webhooks, startAfterMs: 50, runForMs: 50 } });
    const job = await jobOf(api, { seed: statuses.length });
    expect(job.status, JSON.stringify(job.error)).toBe('succeeded');
    expect(job.outputs).toHaveLength(1);
    const [delivery, ...others] = double.webhooks.deliveries.filter(
      ({ predictionId }) => predictionId === job.prediction_id,
    );
    expect(others).toEqual([]);
    await expect.poll(() => delivery?.statuses).toEqual(statuses);
  }
  const last = double.predictions.at(-1);
  if (!last) throw new Error('no prediction');
  expect(await double.deliver(last, 'completed', { secrets: ['whsec_AAAA'] })).toBe(401);
  expect(await double.deliver(last, 'completed', { at: new Date(Date.now() - 600_000) })).toBe(401);
  const { runs } = await (await api.get(`/api/v1/runs?model=${model}`)).json();
  expect(runs).toHaveLength(double.predictions.length);
});
