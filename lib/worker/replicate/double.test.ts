import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  badGateway,
  insufficientCredit,
  type ReplicateDouble,
  startReplicateDouble,
  throttled,
} from '@/e2e/support/replicate';
import { createDiskImageStore, fetchOutput, imageForProvider } from '../images';
import { type Prediction, type ProviderClient, ProviderError } from '../ports';
import { quickClock } from './fixtures/scripted-provider';
import { createReplicateClient, failureOf, verifyWebhook } from './index';

let double: ReplicateDouble;
let client: ProviderClient;
let clock: ReturnType<typeof quickClock>;

beforeEach(async () => {
  double = await startReplicateDouble();
  clock = quickClock();
  client = createReplicateClient({ token: double.token, baseUrl: `${double.url}/v1`, clock });
});
afterEach(() => double.close());

const modelId = 'black-forest-labs/flux-kontext-pro';
const input = { prompt: 'A lamp', seed: 7 };
const creates = () => double.requests.filter(({ operation }) => operation === 'create');
const fetched = (output: string | undefined) =>
  fetchOutput(output ?? '', { baseUrl: `${double.url}/v1`, token: double.token });

async function all(listing: AsyncIterable<Prediction>): Promise<Prediction[]> {
  const found: Prediction[] = [];
  for await (const prediction of listing) found.push(prediction);
  return found;
}

const errorOf = (calling: Promise<unknown>): Promise<unknown> =>
  calling.then(
    () => null,
    (error: unknown) => error,
  );

describe('a picture', () => {
  it('comes with the answer that was waited for, and is the one that was asked for', async () => {
    const prediction = await client.create({ modelId, input, waitSeconds: 10 });
    expect(prediction).toMatchObject({ status: 'succeeded', input, error: null });
    expect(prediction.outputs).toEqual([expect.stringMatching(/^data:image\/png;base64,/)]);
    const made = await double.madeBy(await fetched(prediction.outputs[0]));
    expect(made?.prediction.id).toBe(prediction.id);
  });

  it('lies at an address where nobody waited, also where that wants the key', async () => {
    await double.close();
    double = await startReplicateDouble({ outputsNeedToken: true });
    client = createReplicateClient({ token: double.token, baseUrl: `${double.url}/v1` });
    const { id } = await client.create({ modelId: 'bytedance/seedream-4', input: { prompt: 'A lamp' } });
    await expect.poll(async () => (await client.get(id)).status).toBe('succeeded');
    const { outputs } = await client.get(id);
    expect(outputs).toEqual([expect.stringContaining(`${double.url}/`)]);
    expect((await double.madeBy(await fetched(outputs[0])))?.prediction.id).toBe(id);
  });

  it('is read from recorded answers, too: output absent, logs null', async () => {
    double.script({ prediction: { form: 'recorded', startAfterMs: Number.POSITIVE_INFINITY } });
    const begun = await client.create({ modelId, input });
    expect(begun).toMatchObject({ status: 'starting', outputs: [], logs: '', startedAt: null });
  });

  it('of a job goes there through the files, and its model takes it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'images-'));
    const store = createDiskImageStore(folder);
    const { outputs } = await client.create({ modelId, input, waitSeconds: 10 });
    const drawn = await fetched(outputs[0]);
    const large = Buffer.concat([drawn, Buffer.alloc(300_000)]);
    const { id } = await store.put(large);
    const image = await imageForProvider(`/api/v1/images/${id}`, { store, client });
    expect(image).toMatch(/\/v1\/files\//);
    expect([...double.files.values()]).toHaveLength(1);
    const edited = await client.create({ modelId, input: { ...input, input_image: image }, waitSeconds: 10 });
    expect(edited.status).toBe('succeeded');
    await rm(folder, { recursive: true });
  });
});

describe('a create', () => {
  it('whose answer is lost is not sent again, and is found in the list', async () => {
    for (const cut of ['after', 'halfway'] as const) {
      double.script({ on: 'create', cut });
      const since = new Date(Date.now() - 1000);
      const error = await errorOf(client.create({ modelId, input: { ...input, seed: creates().length } }));
      expect(error).toBeInstanceOf(ProviderError);
      expect(error).toMatchObject({ errorClass: 'provider_down', maybeCreated: true });
      const [found] = await all(client.listSince(since));
      expect(found?.id).toBe(double.predictions.at(-1)?.id);
    }
    expect(creates()).toHaveLength(2);
    expect(double.predictions).toHaveLength(2);
  });

  it('after a 429 says how long to wait, and that there is no prediction', async () => {
    for (const says of ['retry-after', 'ratelimit-reset', 'nothing'] as const) {
      double.script({ on: 'create', answer: throttled({ seconds: 12, says }) });
      const error = await errorOf(client.create({ modelId, input }));
      expect(error).toMatchObject({ retryAfterMs: 12_000, maybeCreated: false });
    }
    expect(creates()).toHaveLength(3);
    expect(double.predictions).toEqual([]);
  });

  it('that is refused names the field, or the credit', async () => {
    const wrong = { ...input, safety_tolerance: 9 };
    expect(await errorOf(client.create({ modelId, input: wrong }))).toMatchObject({
      errorClass: 'refused_input',
      field: '/safety_tolerance',
    });
    double.script({ on: 'create', answer: insufficientCredit() });
    expect(await errorOf(client.create({ modelId, input }))).toMatchObject({ errorClass: 'no_credit' });
    expect(await errorOf(client.create({ modelId: 'acme/none', input }))).toMatchObject({
      errorClass: 'model_unavailable',
    });
    const stranger = createReplicateClient({ token: 'wrong', baseUrl: `${double.url}/v1` });
    expect(await errorOf(stranger.create({ modelId, input }))).toMatchObject({ errorClass: 'unauthorised' });
    expect(double.predictions).toEqual([]);
  });
});

describe('a prediction', () => {
  it('is asked for again after a bad gateway and a cut', async () => {
    const { id } = await client.create({ modelId, input });
    double.script({ on: 'get', answer: badGateway() });
    double.script({ on: 'get', cut: 'before' });
    expect((await client.get(id)).id).toBe(id);
    expect(clock.slept).toHaveLength(2);
  });

  it('is canceled', async () => {
    double.script({ prediction: { startAfterMs: Number.POSITIVE_INFINITY } });
    const { id } = await client.create({ modelId, input });
    const canceled = await client.cancel(id);
    expect(failureOf(canceled)).toMatchObject({ errorClass: 'canceled' });
  });

  it('that nobody began in time is ended by the provider itself', async () => {
    await double.close();
    double = await startReplicateDouble({ secondMs: 5 });
    const { token, url } = double;
    const hasty = createReplicateClient({ token, baseUrl: `${url}/v1`, cancelAfterMs: 5000 });
    double.script({ prediction: { startAfterMs: Number.POSITIVE_INFINITY } });
    const { id } = await hasty.create({ modelId, input });
    await expect.poll(async () => (await hasty.get(id)).status).toBe('aborted');
    expect(failureOf(await hasty.get(id))).toMatchObject({ errorClass: 'timed_out' });
  });

  it('that the model refuses for safety says so, and any other failure in its words', async () => {
    const error =
      'The input or output was flagged as sensitive. Please try again with different inputs. (E005)';
    double.script({ prediction: { ends: 'failed', error } });
    double.script({ prediction: { ends: 'failed', error: 'CUDA out of memory' } });
    const refused = await client.create({ modelId, input, waitSeconds: 10 });
    expect(failureOf(refused)).toMatchObject({ errorClass: 'safety_refusal' });
    const failed = await client.create({ modelId, input, waitSeconds: 10 });
    expect(failureOf(failed)).toMatchObject({
      errorClass: 'failed',
      message: 'The model failed: CUDA out of memory',
    });
  });

  it('stands in the list, over several pages, newest first', async () => {
    await double.close();
    double = await startReplicateDouble({ pageSize: 2 });
    client = createReplicateClient({ token: double.token, baseUrl: `${double.url}/v1` });
    const since = new Date(Date.now() - 1000);
    for (const seed of [1, 2, 3, 4, 5]) await client.create({ modelId, input: { ...input, seed } });
    expect((await all(client.listSince(since))).map((prediction) => prediction.input.seed)).toEqual([
      5, 4, 3, 2, 1,
    ]);
    expect(await all(client.listSince(new Date(Date.now() + 60_000)))).toEqual([]);
  });
});

it('a webhook is signed with the secret that the provider tells', async () => {
  const delivered: { headers: Headers; rawBody: Buffer }[] = [];
  const receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
    delivered.push({ headers, rawBody: Buffer.concat(chunks) });
    response.writeHead(204).end();
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const webhook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  const { id } = await client.create({ modelId, input, webhook });
  await expect.poll(() => delivered.length).toBe(1);
  receiver.close().closeAllConnections();

  const [delivery] = delivered;
  if (!delivery) throw new Error('no webhook');
  const secrets = [await client.webhookSecret()];
  expect(verifyWebhook({ ...delivery, secrets, now: new Date() }).ok).toBe(true);
  expect(JSON.parse(delivery.rawBody.toString())).toMatchObject({ id, status: 'succeeded' });
  double.webhooks.rotate();
  const renewed = [await client.webhookSecret()];
  expect(verifyWebhook({ ...delivery, secrets: renewed, now: new Date() }).ok).toBe(false);
});
