import { expect } from 'vitest';
import { it } from '@/app/api/fixtures/test';
import type { Api } from '@/e2e/support/api';
import { pictureUrl } from '@/lib/providers/fixtures/pictures';

const JOBS = '/api/v1/jobs';
const RUNS = '/api/v1/runs';

const bytes = (size: number) => Buffer.from(pictureUrl('image/png', { size }).split(',')[1] ?? '', 'base64');
const idsOf = async (api: Api, path: string) =>
  ((await (await api.get(path)).json())[path === JOBS ? 'jobs' : 'runs'] as { id: string }[])
    .map(({ id }) => id)
    .sort();

it('a token that sends jobs reads its own jobs, runs and images, and nobody else’s', async ({
  api,
  as,
  product,
  signIn,
}) => {
  const asToken = async (...scopes: string[]) => {
    const data = { name: scopes.join(), scopes };
    const { token } = await (await api.post('/api/v1/admin/tokens', { data })).json();
    return as({ authorization: `Bearer ${token}` });
  };
  const { sql } = product.database;

  /** A job of this token with a run, an upload, an output and a copy of an input image. */
  async function make(sender: Api, size: number) {
    const upload = async (more: number, by: Api) => {
      const headers = { 'content-type': 'image/png' };
      return (await (await by.post('/api/v1/images', { headers, data: bytes(size + more) })).json()).id;
    };
    const uploaded = await upload(0, sender);
    const [output, copy] = [await upload(1, api), await upload(2, api)];
    const image = `/api/v1/images/${uploaded}`;
    const job = (await (await sender.post(JOBS, { data: { image, prompt: 'A lamp' } })).json()).id;
    const outputs = sql.json([{ id: output, contentType: 'image/png' }]);
    const images = sql.json([{ path: '/image', id: copy, contentType: 'image/png' }]);
    await sql`update jobs set outputs = ${outputs}, images = ${images} where id = ${job}`;
    const [run] = await sql`
      insert into runs (job_id, kind, status, model_id, actor_kind, actor_id, actor_name)
      select id, kind, 'running', model_id, actor_kind, actor_id, actor_name from jobs where id = ${job} returning id`;
    return { job, run: run?.id, images: [uploaded, output, copy] };
  }

  const [one, other] = [await asToken('jobs:write'), await asToken('jobs:write', 'runtime:read')];
  const own = await make(one, 2000);
  const foreign = await make(other, 3000);

  const pathsOf = ({ job, run, images }: typeof own) => [
    `${JOBS}/${job}`,
    `${RUNS}/${run}`,
    ...images.map((id) => `/api/v1/images/${id}`),
  ];
  const statuses = (by: Api, paths: string[]) =>
    Promise.all(paths.map(async (path) => (await by.get(path)).status()));
  expect(await statuses(one, pathsOf(own))).toEqual([200, 200, 200, 200, 200]);
  expect(await statuses(one, pathsOf(foreign))).toEqual([404, 404, 404, 404, 404]);
  expect(await statuses(other, pathsOf(own))).toEqual([404, 404, 404, 404, 404]);
  expect([await idsOf(one, JOBS), await idsOf(one, RUNS)]).toEqual([[own.job], [own.run]]);
  expect([await idsOf(other, JOBS), await idsOf(other, RUNS)]).toEqual([[foreign.job], [foreign.run]]);
  expect((await one.post(`${JOBS}/${foreign.job}/cancel`)).status(), 'to cancel it').toBe(404);
  expect((await one.post(`${JOBS}/${own.job}/cancel`)).status()).toBe(200);

  const all = [...pathsOf(own), ...pathsOf(foreign)];
  const viewer = await signIn('viewer');
  const reader = await asToken('jobs:write', 'models:read');
  for (const everyone of [api, reader, viewer.api]) {
    expect(new Set(await statuses(everyone, all))).toEqual(new Set([200]));
    expect(await idsOf(everyone, JOBS)).toEqual([own.job, foreign.job].sort());
  }
});
