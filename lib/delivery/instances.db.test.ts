import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { patchConfig } from '@/lib/domain/config/server';
import { registerForTest } from '@/lib/domain/fixtures/register-for-test';
import { contextOf, startForTest } from '@/lib/domain/fixtures/start-for-test';
import { updateModel } from '@/lib/domain/models/server';
import { activateVersion } from '@/lib/domain/registry/server';
import { runtimeConfigPath, runtimeSnapshotPath } from '@/lib/domain/runtime/paths';
import { createToken, revokeToken } from '@/lib/domain/tokens/server';
import type { Permission } from '@/lib/platform/auth/permissions';
import type { Context } from '@/lib/platform/context';
import { LISTENER_NAME } from '@/lib/platform/db/listen';
import { type StartedDelivery, startDelivery } from './fixtures/started-delivery';
import { type LiveModel, liveModel } from './index';

const QWEN = `${runtimeConfigPath}?model=qwen`;

let database: TestDatabase;
let ctx: Context;
let one: StartedDelivery;
let other: StartedDelivery;

beforeAll(async () => {
  database = await createTestDatabase();
  await startForTest(database);
  ctx = contextOf(database.db, 'admin');
  [one, other] = await Promise.all([startDelivery(database.url), startDelivery(database.url)]);
});

afterAll(async () => {
  await Promise.all([one.delivery.stop(), other.delivery.stop()]);
  await database.drop();
});

const number = async () =>
  (await database.sql`select value::int as number from snapshot_counter`)[0]?.number as number;

/** Waits until both instances have what was written last. */
async function both(): Promise<void> {
  const present = await number();
  await Promise.all([one.hasNumber(present), other.hasNumber(present)]);
}

const save = (quality: number) =>
  patchConfig({ ctx, input: { modelId: 'qwen', ifMatch: '*', set: { output_quality: quality } } });

const listeners = () => database.sql<{ pid: number }[]>`
  select pid from pg_stat_activity where application_name = ${LISTENER_NAME} and datname = current_database()`;

describe('several instances on one database', () => {
  it('have one connection each that listens, and no other while nobody writes', async () => {
    expect(await listeners()).toHaveLength(2);
    await save(11);
    await both();
    expect(await listeners()).toHaveLength(2);
  });

  it('serve what was written before they were told to catch up', async () => {
    for (const quality of [41, 42, 43]) {
      await save(quality);
      await one.delivery.catchUp();
      expect(JSON.parse(String(one.get(QWEN).body)).config.output_quality).toBe(quality);
    }
  });

  it('give the same bytes under the same ETag, whatever they have read before', async () => {
    await save(12);
    await both();
    const late = await startDelivery(database.url);
    for (const path of [runtimeConfigPath, runtimeSnapshotPath, QWEN]) {
      expect(late.get(path)).toEqual(one.get(path));
      expect(other.get(path)).toEqual(one.get(path));
    }
    await late.delivery.stop();
  });

  it('find a change whose notification was lost', async () => {
    const present = one.read(QWEN).config_revision;
    await database.sql`
      with raised as (update snapshot_counter set value = value + 1 returning value),
      saved as (
        insert into config_revisions (model_id, revision, overrides, config, version, schema_fingerprint,
          actor_kind, actor_id, actor_name)
        select model_id, revision + 1, '{"output_quality": 13}', '{}', 1, 'none', 'system', 'test', 'Test'
        from model_configs where model_id = 'qwen/qwen-image-edit' returning model_id, revision, overrides),
      live as (
        update model_configs set overrides = saved.overrides, revision = saved.revision from saved
        where model_configs.model_id = saved.model_id)
      update models set snapshot = raised.value from raised where id = 'qwen/qwen-image-edit'`;
    await both();
    for (const instance of [one, other])
      expect(instance.read(QWEN)).toMatchObject({
        config: { output_quality: 13 },
        config_revision: present + 1,
      });
  });

  it('listen again after their connections were ended, and have missed nothing', async () => {
    const before = await listeners();
    await database.sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = ${LISTENER_NAME} and datname = current_database()`;
    await save(14);
    await both();
    await expect.poll(async () => (await listeners()).length, { timeout: 20_000 }).toBe(2);
    const after = await listeners();
    expect(after.filter(({ pid }) => before.some((listener) => listener.pid === pid))).toEqual([]);
    await save(15);
    await both();
    expect(one.read(QWEN).config.output_quality).toBe(15);
  });
});

describe('tokens', () => {
  const make = async (scopes: Permission[], expiresAt: string | null = null) => {
    const name = `Token ${randomUUID()}`;
    const { id, token } = await createToken({ ctx, input: { name, scopes, expires_at: expiresAt } });
    await both();
    return { id, headers: { authorization: `Bearer ${token}` } };
  };
  const statuses = (headers: Record<string, string>) =>
    [one, other].map((instance) => instance.get(QWEN, headers).status);

  it('are taken and refused on every instance without asking the database', async () => {
    const { id, headers } = await make(['runtime:read']);
    expect(statuses(headers)).toEqual([200, 200]);
    await revokeToken({ ctx, input: { tokenId: id } });
    await expect.poll(() => statuses(headers), { timeout: 20_000, interval: 5 }).toEqual([401, 401]);
    const refused = one.get(QWEN, headers);
    expect(refused.headers).toMatchObject({ 'www-authenticate': 'Bearer', 'cache-control': 'no-store' });
    expect(JSON.parse(String(refused.body))).toMatchObject({ status: 401, code: 'unauthenticated' });
  });

  it('are refused when they have expired', async () => {
    const { headers } = await make(['runtime:read'], new Date(Date.now() + 1_500).toISOString());
    expect(statuses(headers)).toEqual([200, 200]);
    await expect.poll(() => statuses(headers), { timeout: 20_000, interval: 50 }).toEqual([401, 401]);
  });

  it('need the scope of workers', async () => {
    const { headers } = await make(['models:read', 'config:write']);
    const refused = one.get(QWEN, headers);
    expect(JSON.parse(String(refused.body))).toMatchObject({ status: 403, permission: 'runtime:read' });
    expect(statuses((await make(['admin'])).headers)).toEqual([200, 200]);
  });

  it.each(['', 'Bearer', 'Bearer  ', 'Basic YTpi', 'Bearer unknown', 'Bearer a b'])(
    '"%s" is nobody',
    (header) => {
      expect(statuses({ authorization: header })).toEqual([401, 401]);
    },
  );

  it('are noted as used, with one statement for many requests', async () => {
    const { id, headers } = await make(['runtime:read']);
    for (let request = 0; request < 100; request += 1) statuses(headers);
    const usedAt = async () =>
      (await database.sql`select last_used_at from api_tokens where id = ${id}`)[0]?.last_used_at;
    await expect.poll(usedAt, { timeout: 20_000 }).not.toBeNull();
  });
});

describe('what is asked for', () => {
  const problem = (path: string) => {
    const { status, body } = one.get(path);
    return { status, detail: JSON.parse(String(body)).detail };
  };

  it('is found by id and slug, ignoring case', async () => {
    const wanted = one.get(QWEN).body;
    for (const key of ['QWEN', 'qwen/qwen-image-edit', 'qwen%2Fqwen-image-edit', 'Qwen%2FQwen-Image-Edit'])
      expect(one.get(`${runtimeConfigPath}?model=${key}`).body).toBe(wanted);
    expect(one.get(`${QWEN}&more=1`).body).toBe(wanted);
  });

  it('may be unknown, malformed, archived, or without a production version', async () => {
    expect(problem(`${runtimeConfigPath}?model=none`)).toEqual({
      status: 404,
      detail: 'There is no model "none".',
    });
    for (const query of ['model=', 'model=a/b/c', 'model=%00', 'model=a%20b'])
      expect(problem(`${runtimeConfigPath}?${query}`).status, query).toBe(400);
    await updateModel({ ctx, input: { modelId: 'seedream-4', archived: true } });
    await registerForTest(ctx, 'acme/detector', 1);
    await both();
    expect(problem(`${runtimeConfigPath}?model=seedream-4`)).toEqual({
      status: 404,
      detail: 'bytedance/seedream-4 is archived: workers do not get it.',
    });
    expect(problem(`${runtimeConfigPath}?model=detector`)).toEqual({
      status: 409,
      detail: 'acme/detector has no production version, so it has no config. Activate a version first.',
    });
    expect(Object.keys(one.read(runtimeSnapshotPath).models)).not.toContain('acme/detector');
    expect(Object.keys(one.read(runtimeSnapshotPath).models)).not.toContain('bytedance/seedream-4');

    await activateVersion({ ctx, input: { modelName: 'acme/detector', version: 1, ifMatch: null } });
    await updateModel({ ctx, input: { modelId: 'seedream-4', archived: false } });
    await both();
    expect(one.read(`${runtimeConfigPath}?model=detector`)).toMatchObject({
      model_id: 'acme/detector',
      version: 1,
      path: 'models/acme/detector/v1/model.onnx',
      config: {},
    });
    expect(Object.keys(one.read(runtimeSnapshotPath).models)).toHaveLength(6);
  });

  it('is another slug after a rename, and the former one is free', async () => {
    await updateModel({ ctx, input: { modelId: 'detector', slug: 'finder' } });
    await both();
    expect(one.read(`${runtimeConfigPath}?model=finder`).model_id).toBe('acme/detector');
    expect(problem(`${runtimeConfigPath}?model=detector`).status).toBe(404);
  });

  it('is none of delivery where it is another path or method, or a session must be looked up', () => {
    const { delivery } = one;
    const headers = { authorization: 'Bearer x' };
    for (const url of [`${runtimeConfigPath}/`, `${runtimeConfigPath}s`, '/api/v1/runtime', '/', undefined])
      expect(delivery.answer({ method: 'GET', url, headers })).toBeNull();
    expect(delivery.answer({ method: 'POST', url: runtimeConfigPath, headers })).toBeNull();
    expect(delivery.answer({ method: 'GET', url: runtimeConfigPath, headers: {} })).toBeNull();
    const actor = contextOf(database.db, 'viewer').actor;
    expect(delivery.answer({ method: 'GET', url: runtimeConfigPath, headers: {}, actor })?.status).toBe(200);
    expect(delivery.answer({ method: 'GET', url: runtimeConfigPath, headers: {}, actor: null })?.status).toBe(
      401,
    );
  });
});

describe('what is live of a model, for the same process', () => {
  beforeEach(() => {
    vi.stubEnv('MODELBOARD_SECRET', 'x'.repeat(32));
    vi.stubEnv('DATABASE_URL', database.url);
    Reflect.set(globalThis, Symbol.for('modelboard.delivery'), one.delivery);
  });

  it('is its config with the schema behind it', () => {
    const { parametersSchema, ...live }: LiveModel = liveModel('qwen');
    const { config, version, config_revision } = one.read(QWEN);
    expect(live).toEqual({
      modelId: 'qwen/qwen-image-edit',
      slug: 'qwen',
      path: null,
      version,
      config,
      configRevision: config_revision,
    });
    expect(parametersSchema).toMatchObject({ type: 'object' });
    expect(liveModel()).toBe(liveModel('QWEN'));
  });

  it('may be nothing', () => {
    expect(() => liveModel('none')).toThrow(expect.objectContaining({ code: 'not_found' }));
  });
});

describe('a database that was restored from an earlier copy', () => {
  it('is not followed until it has another id; then its lower number is accepted', async () => {
    await patchConfig({ ctx, input: { modelId: 'seedream-4', ifMatch: '*', set: { output_quality: 9 } } });
    await both();
    const before = await number();
    const { revision, config } = one.read(QWEN);
    // As if the copy was older than the last change.
    await database.sql`update snapshot_counter set value = value - 5`;
    await database.sql`update models set snapshot = snapshot - 5 where slug = 'seedream-4'`;
    await expect
      .poll(() => one.delivery.retained, { timeout: 20_000 })
      .toEqual({ revision: before, databaseId: one.delivery.present?.databaseId });
    for (let quality = 20; (await number()) <= before; quality += 1) await save(quality);
    // Higher than before by now, and still another history: of one model there is an older state.
    await database.sql`select pg_sleep(1)`;
    expect(one.read(QWEN)).toMatchObject({ revision, config });
    expect(Number(one.get(QWEN).headers['modelboard-stale'])).toBeGreaterThan(0);
    const late = await startDelivery(database.url);
    expect(late.read(QWEN).config).not.toEqual(config);
    await late.delivery.stop();

    await database.sql`update installation set database_id = gen_random_uuid()`;
    await expect.poll(() => one.delivery.retained, { timeout: 20_000 }).toBeNull();
    const [installation] = await database.sql`select database_id from installation`;
    expect(one.get(QWEN).headers).toMatchObject({ 'modelboard-database': installation?.database_id });
    expect(one.get(QWEN).headers).not.toHaveProperty('modelboard-stale');
    expect(one.read(QWEN).config).not.toEqual(config);
  });
});
