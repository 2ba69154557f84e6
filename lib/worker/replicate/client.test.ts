import { afterEach, describe, expect, it } from 'vitest';
import { type Prediction, ProviderError } from '../ports';
import { predictionJson, quickClock, type Step, scriptedProvider } from './fixtures/scripted-provider';
import { createReplicateClient } from './index';
import type { ReplicateOptions } from './options';

const TOKEN = 'r8_secret';
let close = async () => {};
afterEach(() => close());

/** A client of a server that follows the script. */
async function started(script: Step[], options: Partial<ReplicateOptions> = {}) {
  const provider = await scriptedProvider(...script);
  close = provider.close;
  const clock = quickClock();
  const client = createReplicateClient({ token: TOKEN, baseUrl: provider.baseUrl, clock, ...options });
  return { ...provider, clock, client };
}

const job = { modelId: 'qwen/qwen-image-edit', input: { prompt: 'A lamp' } };
const created: Step = { status: 201, json: predictionJson() };
const throttled = (headers: Record<string, string>, detail = 'Request was throttled.'): Step => ({
  status: 429,
  headers,
  json: { detail },
});

const errorOf = async (calling: Promise<unknown>): Promise<ProviderError> => {
  const error = await calling.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ProviderError) return error;
  throw new Error(`no ProviderError: ${error}`);
};

describe('a create', () => {
  it('runs a model by its name, with the key, a hold, an end and a webhook', async () => {
    const { client, asked } = await started([created], { cancelAfterMs: 900_000 });
    const webhook = 'https://models.example.com/hook';
    expect(await client.create({ ...job, waitSeconds: 5, webhook })).toMatchObject({
      id: 'heat2o3bzn3ahtr6bjfftvbaci',
      status: 'starting',
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      method: 'POST',
      url: '/v1/models/qwen/qwen-image-edit/predictions',
      headers: { authorization: `Bearer ${TOKEN}`, prefer: 'wait=5', 'cancel-after': '900s' },
    });
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
      input: { prompt: 'A lamp' },
      webhook,
      webhook_events_filter: ['completed'],
    });
  });

  it('runs a version by its hash, and waits for nothing unless asked', async () => {
    const version = 'a'.repeat(64);
    const { client, asked } = await started([created]);
    await client.create({ ...job, modelId: 'painter', version });
    expect(asked[0]?.url).toBe('/v1/predictions');
    expect(asked[0]?.headers).not.toHaveProperty('prefer');
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ version, input: job.input });
  });

  it('encodes what goes into the path, and refuses what names no model', async () => {
    const { client, asked } = await started([created]);
    await client.create({ ...job, modelId: 'a?b/c#d' });
    expect(asked[0]?.url).toBe('/v1/models/a%3Fb/c%23d/predictions');
    for (const modelId of ['painter', 'a/b/c', '../b', 'a/..'])
      expect(await errorOf(client.create({ ...job, modelId })), modelId).toMatchObject({
        errorClass: 'refused_input',
        message: expect.stringContaining('owner/name'),
      });
    expect(asked).toHaveLength(1);
  });

  it.each<[string, Record<string, string>, string | undefined, number]>([
    ['Retry-After', { 'retry-after': '7', 'ratelimit-reset': '3' }, undefined, 7000],
    [
      'Retry-After as a date, by its own clock',
      { 'retry-after': 'Thu, 01 Jan 2026 00:00:09 GMT', date: 'Thu, 01 Jan 2026 00:00:02 GMT' },
      undefined,
      7000,
    ],
    ['ratelimit-reset', { 'ratelimit-reset': '3' }, 'Your rate limit resets in ~30s.', 3000],
    ['the words', {}, 'Request was throttled. Your rate limit resets in ~30s.', 30_000],
    ['nothing, and so for a moment', {}, undefined, 375],
  ])('waits after a 429 as long as it says: %s', async (_, headers, detail, ms) => {
    const { client, asked, clock } = await started([throttled(headers, detail), created]);
    await client.get('x');
    expect(asked).toHaveLength(2);
    expect(clock.slept).toEqual([ms]);
  });

  it('waits longer each time, and gives up at the deadline', async () => {
    const { client, clock } = await started([throttled({})], { deadlineMs: 10_000 });
    const error = await errorOf(client.get('x'));
    expect(error).toMatchObject({ errorClass: 'rate_limited', maybeCreated: false });
    expect(clock.slept).toEqual([375, 750, 1500, 3000]);
  });

  it('does not begin a wait that would end after the deadline, nor one that is longer than a try may be put off', async () => {
    const { client, clock } = await started([throttled({ 'retry-after': '120' })]);
    const error = await errorOf(client.get('x'));
    expect(error).toMatchObject({ errorClass: 'rate_limited', retryAfterMs: 120_000 });
    expect(error.message).toBe('Replicate was asked too often. Try again in 120 seconds.');
    const short = await started([throttled({ 'retry-after': '3' })], { repeatMs: 2000 });
    await errorOf(short.client.get('x'));
    expect([...clock.slept, ...short.clock.slept]).toEqual([]);
  });

  it.each<[string, Step, string]>([
    ['a fault of the provider', { status: 500, json: { detail: 'Internal server error' } }, 'provider_down'],
    ['a timeout of a proxy', { status: 408, json: {} }, 'provider_down'],
    ['a cut connection', (response) => response.destroy(), 'provider_down'],
    [
      'half an answer',
      (response) => response.writeHead(201, { 'content-length': 9 }).write('{', () => response.destroy()),
      'provider_down',
    ],
    ['no answer', () => {}, 'timed_out'],
    ['no JSON', (response) => response.writeHead(201).end('<html>'), 'provider_down'],
    ['no prediction', { status: 201, json: {} }, 'provider_down'],
  ])('is not repeated where a prediction may be there: after %s', async (_, step, errorClass) => {
    const { client, asked, clock } = await started([step, created], { attemptMs: 300 });
    expect(await errorOf(client.create(job))).toMatchObject({ errorClass, maybeCreated: true });
    expect(asked).toHaveLength(1);
    expect(clock.slept).toEqual([]);
  });

  it('is not repeated if no prediction was made either: who wants it decides', async () => {
    const { client, asked } = await started([throttled({ 'retry-after': '1' }), created]);
    expect(await errorOf(client.create(job))).toMatchObject({ retryAfterMs: 1000, maybeCreated: false });
    expect(asked).toHaveLength(1);
  });

  it('says that nothing listened', async () => {
    const { baseUrl, close: closeNow } = await scriptedProvider();
    await closeNow();
    const clock = quickClock();
    const client = createReplicateClient({ token: TOKEN, baseUrl, clock, deadlineMs: 2000 });
    const error = await errorOf(client.create(job));
    expect(error).toMatchObject({ errorClass: 'provider_down', maybeCreated: false });
    expect(error.message).toContain('cannot be reached (ECONNREFUSED)');
    await errorOf(client.get('x'));
    expect(clock.slept).toEqual([375, 750]);
  });
});

describe('a refusal is said with what to do, and not repeated', () => {
  it.each<[number, unknown, object]>([
    [
      401,
      { title: 'Unauthenticated', detail: 'You did not pass …', status: 401 },
      { errorClass: 'unauthorised', message: expect.stringContaining('REPLICATE_API_TOKEN') },
    ],
    [
      402,
      { title: 'Insufficient credit', detail: 'Go to …' },
      { errorClass: 'no_credit', message: expect.stringContaining('account/billing') },
    ],
    [
      404,
      { detail: 'Not found.' },
      {
        errorClass: 'model_unavailable',
        message: expect.stringContaining('no model "qwen/qwen-image-edit"'),
      },
    ],
    [
      422,
      {
        detail: '- input.aspect_ratio: aspect_ratio must be one of the following: "1:1"\n',
        title: 'Input validation failed',
        invalid_fields: [
          { type: 'enum', field: 'input.aspect_ratio', description: 'aspect_ratio must be one of: "1:1"' },
        ],
      },
      {
        errorClass: 'refused_input',
        field: '/aspect_ratio',
        message: 'Replicate refused the input: aspect_ratio must be one of: "1:1"',
      },
    ],
    [
      422,
      { detail: '- input.prompt: prompt is required\n' },
      { field: '/prompt', message: 'Replicate refused the input: prompt is required' },
    ],
    [422, { detail: '- input.images[1]: too small' }, { field: '/images/1' }],
    [
      422,
      { invalid_fields: [{ field: 'version', description: 'does not exist' }] },
      { field: null, message: 'Replicate refused the input: does not exist' },
    ],
    [
      422,
      { title: 'Invalid version or not permitted', detail: 'The specified version does not exist' },
      { errorClass: 'model_unavailable', field: null },
    ],
    [422, null, { field: null, message: 'Replicate refused the input: it does not say why.' }],
    [400, { detail: 'bad' }, { errorClass: 'failed', message: 'Replicate refused the call (400). bad' }],
    [413, { detail: 'Files must be less than 100MB in size' }, { errorClass: 'refused_input' }],
    [308, {}, { errorClass: 'not_configured', message: expect.stringContaining('REPLICATE_BASE_URL') }],
    [302, {}, { errorClass: 'not_configured', message: expect.stringContaining('REPLICATE_BASE_URL') }],
  ])('%s %j', async (status, json, expected) => {
    const { client, asked } = await started([{ status, json, headers: { location: '/elsewhere' } }, created]);
    const error = await errorOf(client.create(job));
    expect(error).toMatchObject({ maybeCreated: false, ...expected });
    expect(asked).toHaveLength(1);
  });

  it('without a key, before anything is asked', async () => {
    const { client, asked } = await started([created], { token: null });
    expect(await errorOf(client.create(job))).toMatchObject({
      errorClass: 'not_configured',
      message: expect.stringContaining('REPLICATE_API_TOKEN'),
    });
    expect(asked).toEqual([]);
  });

  it('without the key, should the provider repeat it', async () => {
    const { client } = await started([{ status: 422, json: { detail: `unknown ${TOKEN}` } }]);
    const error = await errorOf(client.create(job));
    expect(JSON.stringify({ ...error, message: error.message, stack: error.stack })).not.toContain(TOKEN);
    expect(error.message).toContain('unknown [key]');
  });
});

describe('what changes nothing, or the same twice', () => {
  it('is asked again after faults, cuts and what is no JSON', async () => {
    const { client, asked, clock } = await started([
      { status: 503, headers: { 'retry-after': '2' }, json: {} },
      (response) => response.destroy(),
      (response) => response.writeHead(200).end('<html>'),
      { json: predictionJson({ status: 'succeeded', output: 'https://replicate.delivery/a.png' }) },
    ]);
    const prediction = await client.get('a/b');
    expect(prediction).toMatchObject({ status: 'succeeded', outputs: ['https://replicate.delivery/a.png'] });
    expect(asked.map(({ url }) => url)).toEqual(Array(4).fill('/v1/predictions/a%2Fb'));
    expect(clock.slept).toEqual([2000, 750, 1500]);
  });

  it('ends in the last failure at the deadline', async () => {
    const { client } = await started([{ status: 500, json: { detail: 'Internal server error' } }]);
    expect(await errorOf(client.get('x'))).toMatchObject({
      errorClass: 'provider_down',
      maybeCreated: false,
      message: 'Replicate answered 500. Internal server error',
    });
  });

  it('cancels a prediction, and says how it is then', async () => {
    const { client, asked } = await started([{ json: predictionJson({ status: 'canceled' }) }]);
    expect((await client.cancel('x')).status).toBe('canceled');
    expect(asked[0]).toMatchObject({ method: 'POST', url: '/v1/predictions/x/cancel' });
  });

  it('reads the secret of webhooks', async () => {
    const { client } = await started([{ json: { key: 'whsec_abc' } }, { json: {} }]);
    expect(await client.webhookSecret()).toBe('whsec_abc');
    expect(await errorOf(client.webhookSecret())).toMatchObject({ errorClass: 'provider_down' });
  });

  it('uploads a picture as a form, and says where it lies', async () => {
    const { client, asked } = await started([
      { status: 201, json: { id: 'f', urls: { get: 'https://api.replicate.com/v1/files/f' } } },
      { status: 201, json: { id: 'f' } },
    ]);
    const bytes = Buffer.from([0x89, 0x50, 0, 0xff]);
    expect(await client.upload(bytes, 'image/png')).toEqual({ url: 'https://api.replicate.com/v1/files/f' });
    expect(asked[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(asked[0]?.body).toContain('name="content"; filename="picture.png"\r\nContent-Type: image/png');
    expect(asked[0]?.body).toContain(bytes.toString('latin1'));
    expect(await errorOf(client.upload(bytes, 'image/png'))).toMatchObject({ errorClass: 'provider_down' });
  });

  it('ends with the reason of the caller, while it waits and between tries', async () => {
    const ending = new AbortController();
    const reason = new Error('the worker ends');
    const { client } = await started([() => ending.abort(reason)]);
    await expect(client.get('x', { signal: ending.signal })).rejects.toBe(reason);
    await expect(client.get('x', { signal: ending.signal })).rejects.toBe(reason);
  });
});

describe('the list', () => {
  const at = (seconds: number, more: object = {}) =>
    predictionJson({ id: `at-${seconds}`, created_at: `2026-01-01T00:00:${seconds}.000Z`, ...more });
  const since = new Date('2026-01-01T00:00:20Z');
  const all = async (listing: AsyncIterable<Prediction>) => {
    const ids: string[] = [];
    for await (const { id } of listing) ids.push(id);
    return ids;
  };

  it('is followed page by page at the same address, whatever host the next page names', async () => {
    const next = 'https://evil.example/v1/predictions?cursor=abc&created_after=x';
    const { client, asked } = await started([
      { json: { next, previous: null, results: [at(50), { status: 'odd' }, at(40)] } },
      { json: { next: null, previous: null, results: [at(30)] } },
    ]);
    expect(await all(client.listSince(since))).toEqual(['at-50', 'at-40', 'at-30']);
    expect(asked.map(({ url }) => url)).toEqual([
      '/v1/predictions?created_after=2026-01-01T00%3A00%3A20.000Z',
      '/v1/predictions?cursor=abc&created_after=x',
    ]);
    expect(asked[1]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  it('ends with the first that is older, also where the provider goes on', async () => {
    const next = 'https://api.replicate.com/v1/predictions?cursor=abc';
    const { client, asked } = await started([{ json: { next, results: [at(21), at(19), at(18)] } }]);
    expect(await all(client.listSince(since))).toEqual(['at-21']);
    expect(asked).toHaveLength(1);
  });

  it('is an error where it never ends, or is none', async () => {
    const next = 'https://api.replicate.com/v1/predictions?cursor=abc';
    const { client } = await started([
      { json: { next, results: [] } },
      { json: { next, results: [] } },
      { json: { detail: 'x' } },
    ]);
    expect(await errorOf(all(client.listSince(since)))).toMatchObject({ errorClass: 'provider_down' });
    expect(await errorOf(all(client.listSince(since)))).toMatchObject({ errorClass: 'provider_down' });
  });
});
