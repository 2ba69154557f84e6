import { expect } from 'vitest';
import { it } from '@/app/api/fixtures/test';

const JOBS = '/api/v1/jobs';
const RUNS = '/api/v1/runs';
const image = 'https://example.com/room.png';

it('a job is taken with 202, and is the same one with 200 under the same key', async ({ api }) => {
  const data = { image, room_type: 'kitchen', style: 'modern', idempotency_key: 'order 7' };
  const made = await api.post(JOBS, { data });
  expect(made.status()).toBe(202);
  const job = await made.json();
  expect(job).toMatchObject({ kind: 'job', model_id: 'qwen/qwen-image-edit', request: { image } });
  const again = await api.post(JOBS, { data });
  expect([again.status(), (await again.json()).id]).toEqual([200, job.id]);
  const other = await api.post(JOBS, { data: { ...data, style: 'industrial' } });
  expect(other.status()).toBe(409);
  expect((await other.json()).errors).toMatchObject([{ path: '/idempotency_key', in: 'body' }]);
  expect((await (await api.get(`${JOBS}/${job.id}`)).json()).id).toBe(job.id);
});

it('what cannot be sent is refused at once, with its place in the body', async ({ api }) => {
  const refused = async (data: object) => {
    const answer = await api.post(JOBS, { data });
    return [answer.status(), ...(await answer.json()).errors.map(({ path }: { path: string }) => path)];
  };
  expect(await refused({ image, model: 'nobody/nothing' })).toEqual([404, '/model']);
  expect(await refused({ image: 'room.png' })).toEqual([422, '/image']);
  expect(await refused({ image, inputs: { nonsense: 1 } })).toEqual([422, '/inputs/nonsense']);
  expect(await refused({ image, seed: 'seven', nonsense: 1 })).toEqual([422, '/seed', '/nonsense']);
});

it('a trial runs values that are not saved, and is refused where they cannot be sent', async ({ api }) => {
  const path = '/api/v1/admin/models/flux-kontext-pro/trials';
  const request = { image };
  const made = await api.post(path, { data: { overrides: { safety_tolerance: 1 }, request } });
  expect(made.status()).toBe(202);
  expect(await made.json()).toMatchObject({ kind: 'trial', version: 1, overrides: { safety_tolerance: 1 } });
  const refused = await api.post(path, { data: { overrides: { safety_tolerance: 99 }, request } });
  expect([refused.status(), (await refused.json()).errors]).toMatchObject([
    422,
    [{ path: '/safety_tolerance' }],
  ]);
  expect((await api.post('/api/v1/admin/models/nobody/trials', { data: { request } })).status()).toBe(404);
});

it('jobs are listed newest first, by status and model, page by page', async ({ api }) => {
  const ids: string[] = [];
  for (const style of ['modern', 'industrial', 'traditional']) {
    const data = { image, style, model: 'flux-kontext-max' };
    ids.unshift((await (await api.post(JOBS, { data })).json()).id);
  }
  const first = await (await api.get(`${JOBS}?model=flux-kontext-max&limit=2`)).json();
  const rest = await (await api.get(`${JOBS}?model=flux-kontext-max&cursor=${first.next_cursor}`)).json();
  expect([...first.jobs, ...rest.jobs].map(({ id }) => id)).toEqual(ids);
  expect(rest.next_cursor).toBeNull();
  const time = encodeURIComponent(rest.jobs[0].created_at);
  const since = await (await api.get(`${JOBS}?model=flux-kontext-max&from=${time}`)).json();
  expect(since.jobs.map(({ id }: { id: string }) => id)).toEqual(ids);
  const until = await (await api.get(`${JOBS}?model=flux-kontext-max&to=${time}`)).json();
  expect(until.jobs.map(({ id }: { id: string }) => id)).toEqual(ids.slice(-1));
  expect((await api.get(`${JOBS}?from=yesterday`)).status()).toBe(400);
  expect((await api.get(`${JOBS}?model=nobody`)).status()).toBe(404);
  expect((await api.get(`${JOBS}?status=lost`)).status()).toBe(400);
  expect((await api.get(`${RUNS}?cursor=nonsense`)).status()).toBe(400);
  for (const path of [JOBS, RUNS]) expect((await api.get(`${path}/none`)).status()).toBe(404);
});

it('whoever sends jobs may read them, and nobody may who reads configs alone', async ({ api, as }) => {
  const asToken = async (scope: string) => {
    const data = { name: scope, scopes: [scope] };
    const { token } = await (await api.post('/api/v1/admin/tokens', { data })).json();
    return as({ authorization: `Bearer ${token}` });
  };
  const sender = await asToken('jobs:write');
  expect((await sender.get(JOBS)).status()).toBe(200);
  expect((await sender.get(RUNS)).status()).toBe(200);
  const reader = await asToken('runtime:read');
  expect((await reader.get(JOBS)).status()).toBe(403);
  const viewer = await asToken('models:read');
  expect((await viewer.get(RUNS)).status()).toBe(200);
  expect((await viewer.post(JOBS, { data: { image } })).status()).toBe(403);
});

it('the key may come in the header; one that differs from the field is refused', async ({ api }) => {
  const headers = { 'idempotency-key': 'order 8' };
  const made = await api.post(JOBS, { data: { image }, headers });
  const again = await api.post(JOBS, { data: { image, idempotency_key: 'order 8' } });
  expect([made.status(), again.status(), (await again.json()).id]).toEqual([
    202,
    200,
    (await made.json()).id,
  ]);
  const both = await api.post(JOBS, { data: { image, idempotency_key: 'order 9' }, headers });
  expect([both.status(), (await both.json()).errors]).toMatchObject([422, [{ path: '/idempotency_key' }]]);
});

it('a job that the config refuses is a failed job, which the problem and the outcome of the config name', async ({
  api,
}) => {
  const model = '/api/v1/admin/models/flux-kontext-max';
  await api.put('/api/v1/registry/models/flux-kontext-max/2/activate');
  await api.patch(`${model}/config`, {
    data: { set: { safety_tolerance: 5 } },
    headers: { 'if-match': '*' },
  });
  const refused = await api.post(JOBS, { data: { image, model: 'flux-kontext-max' } });
  const problem = await refused.json();
  expect([refused.status(), problem.errors]).toMatchObject([422, [{ path: '/safety_tolerance' }]]);
  const job = await (await api.get(`${JOBS}/${problem.job_id}`)).json();
  expect(job).toMatchObject({ status: 'failed', version: 2, error: { class: 'refused_config' } });
  expect(await (await api.get(`${model}/config/outcome`)).json()).toMatchObject({
    config_revision: job.config_revision,
    failure_rate: 1,
    last_error: job.error,
  });
});
