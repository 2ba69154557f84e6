import { createHmac } from 'node:crypto';
import { expect } from 'vitest';
import type { Variables } from '@/app/api/fixtures/product';
import { it as base } from '@/app/api/fixtures/test';
import { type ReplicateDouble, startReplicateDouble } from '@/e2e/support/replicate';

/** The product has a key for a double of Replicate, whose secret its webhooks are checked with. */
const it = base.extend<{ replicate: ReplicateDouble; variables: Variables }>({
  replicate: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const double = await startReplicateDouble();
      await use(double);
      await double.close();
    },
    { scope: 'file' },
  ],
  variables: [
    async ({ replicate }, use) =>
      use({ REPLICATE_BASE_URL: `${replicate.url}/v1`, REPLICATE_API_TOKEN: replicate.token }),
    { scope: 'file' },
  ],
});

const WEBHOOK = '/api/v1/webhooks/replicate';

/** Headers as the provider signs. */
function signed(double: ReplicateDouble, body: string, { id = 'msg_1', ago = 0 } = {}) {
  const at = Math.floor(Date.now() / 1000) - ago;
  const key = Buffer.from(double.webhooks.secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': `${at}`,
    'webhook-signature': `v1,${signature}`,
  };
}

it('a webhook of the provider wakes the job that waits for its prediction, and no other', async ({
  api,
  replicate: double,
  product: { database },
}) => {
  const insert = async (predictionId: string, status: string) => {
    const [row] = await database.sql`
      insert into jobs (kind, status, model_id, request, request_hash, actor_kind, actor_id, actor_name, prediction_id)
      values ('job', ${status}, 'qwen/qwen-image-edit', '{}', '', 'token', 't', 't', ${predictionId})
      returning id`;
    return row?.id;
  };
  const waiting = await insert('p-waiting', 'running');
  await insert('p-ended', 'succeeded');
  const heard: string[] = [];
  const { unlisten } = await database.sql.listen('modelboard_jobs', (id) => heard.push(id));
  const deliver = async (predictionId: string, id: string) => {
    const data = JSON.stringify({ id: predictionId, status: 'succeeded', output: null });
    const answer = await api.post(WEBHOOK, { headers: signed(double, data, { id }), data });
    return [answer.status(), await answer.text()];
  };

  expect(await deliver('p-ended', 'msg_1')).toEqual([204, '']);
  expect(await deliver('p-of-somebody-else', 'msg_2')).toEqual([204, '']);
  expect(await deliver('p-waiting', 'msg_3')).toEqual([204, '']);
  expect(await deliver('p-waiting', 'msg_3')).toEqual([204, '']);
  await expect.poll(() => heard).toEqual([waiting, waiting]);
  await unlisten();
  await database.sql`delete from jobs`;
});

it('pictures come along as data URLs, up to 10 MiB', async ({ api, replicate: double }) => {
  const post = async (megabytes: number) => {
    const output = `data:image/png;base64,${'A'.repeat(megabytes * 1024 * 1024)}`;
    const data = JSON.stringify({ id: 'p-large', status: 'succeeded', output });
    return (await api.post(WEBHOOK, { headers: signed(double, data), data })).status();
  };
  expect(await post(9)).toBe(204);
  expect(await post(11)).toBe(413);
});

it('what the provider did not sign is refused as a problem, without a session or a token', async ({
  api,
  replicate: double,
  as,
}) => {
  const stranger = as();
  const body = '{"id":"p-waiting","status":"succeeded"}';
  const good = signed(double, body);
  const post = async (headers: Record<string, string>, data = body) => {
    const answer = await stranger.post(WEBHOOK, { headers, data: Buffer.from(data) });
    return [answer.status(), answer.status() === 204 ? null : (await answer.json()).code];
  };
  expect(await post(good)).toEqual([204, null]);
  const unauthenticated = [401, 'unauthenticated'];
  expect(await post(good, body.replace('succeeded', 'failed'))).toEqual(unauthenticated);
  expect(await post({ ...good, 'webhook-id': 'msg_2' })).toEqual(unauthenticated);
  expect(await post(signed(double, body, { ago: 600 }))).toEqual(unauthenticated);
  expect(await post({ 'content-type': 'application/json' })).toEqual(unauthenticated);
  expect(await post({ 'content-type': 'text/plain' })).toEqual(unauthenticated);
  expect(await post({ ...good, 'content-type': 'text/plain' })).toEqual([415, 'unsupported_media_type']);
  expect(await post(signed(double, '{'), '{')).toEqual([400, 'bad_request']);
  expect(await post(signed(double, '{}'), '{}')).toEqual([422, 'invalid']);

  const refused = await api.post(WEBHOOK, { headers: { ...good, 'webhook-id': 'msg_2' }, data: body });
  expect((await refused.json()).detail).toContain('The signature is not that of the provider.');
});
