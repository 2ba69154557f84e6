import { describe, expect } from 'vitest';
import { it } from '@/app/api/fixtures/test';
import type { Api } from '@/e2e/support/api';

const MODELS = '/api/v1/admin/models';
const ACTIVE = '/api/v1/admin/settings/model';
const ANY = { 'if-match': '*' };

const configPath = (model: string) => `${MODELS}/${model}/config`;

const put = (api: Api, model: string, data: object) => api.put(configPath(model), { headers: ANY, data });

describe('models', () => {
  it('there are the five built-in models, and Qwen is active', async ({ api }) => {
    const { models, next_cursor } = await (await api.get(MODELS)).json();
    expect(next_cursor).toBeNull();
    expect(models.map((model: { slug: string }) => model.slug).sort()).toEqual([
      'flux-kontext-max',
      'flux-kontext-pro',
      'qwen',
      'seedream-3',
      'seedream-4',
    ]);
    expect(models.find((model: { is_active: boolean }) => model.is_active)).toMatchObject({
      id: 'qwen/qwen-image-edit',
      provider: 'replicate',
      kind: 'built_in',
      version: 1,
      overridden: [],
      config_revision: 0,
      updated_at: null,
      updated_by: null,
    });
    expect(await (await api.get(ACTIVE)).json()).toMatchObject({ model_id: 'qwen/qwen-image-edit' });
  });

  it('a model is named by its id with the slash encoded, or by its slug, ignoring case', async ({ api }) => {
    for (const name of ['black-forest-labs%2Fflux-kontext-pro', 'flux-kontext-pro', 'Flux-Kontext-PRO']) {
      const answer = await api.get(`${MODELS}/${name}`);
      expect((await answer.json()).id, name).toBe('black-forest-labs/flux-kontext-pro');
    }
  });

  it('the list is filtered and paged', async ({ api }) => {
    await put(api, 'seedream-3', { overrides: { guidance_scale: 9 } });
    const ids = async (query: string) =>
      (await (await api.get(`${MODELS}?${query}`)).json()).models.map(
        (model: { slug: string }) => model.slug,
      );
    expect(await ids('overrides=guidance_scale')).toEqual(['seedream-3']);
    expect(await ids('q=KONTEXT')).toEqual(['flux-kontext-max', 'flux-kontext-pro']);
    expect(await ids('q=%25')).toEqual([]);
    expect(await ids('provider=nobody')).toEqual([]);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await (await api.get(`${MODELS}?limit=2${cursor ? `&cursor=${cursor}` : ''}`)).json();
      seen.push(...page.models.map((model: { slug: string }) => model.slug));
      cursor = page.next_cursor;
    } while (cursor);
    expect(seen).toEqual(['flux-kontext-max', 'flux-kontext-pro', 'qwen', 'seedream-3', 'seedream-4']);
  });

  it('a model is renamed, archived and brought back; the active one is not archived', async ({ api }) => {
    const model = `${MODELS}/seedream-4`;
    const renamed = await api.patch(model, {
      data: { name: 'Dream', slug: 'dream', description: 'Dreams.' },
    });
    expect(await renamed.json()).toMatchObject({
      id: 'bytedance/seedream-4',
      name: 'Dream',
      slug: 'dream',
      description: 'Dreams.',
    });
    expect((await api.patch(`${MODELS}/dream`, { data: { slug: 'QWEN' } })).status()).toBe(409);
    expect((await api.patch(`${MODELS}/dream`, { data: { slug: 'import' } })).status()).toBe(422);
    await api.patch(`${MODELS}/dream`, { data: { archived: true } });
    const slugs = async (query = '') =>
      (await (await api.get(`${MODELS}${query}`)).json()).models.map((entry: { slug: string }) => entry.slug);
    expect(await slugs()).not.toContain('dream');
    expect(await slugs('?archived=true')).toContain('dream');
    expect((await put(api, 'dream', { overrides: { seed: 1 } })).status(), 'read-only').toBe(409);
    expect((await api.put(ACTIVE, { headers: ANY, data: { model_id: 'dream' } })).status()).toBe(409);
    await api.patch(`${MODELS}/dream`, { data: { archived: false, slug: 'seedream-4' } });
    expect((await api.patch(`${MODELS}/qwen`, { data: { archived: true } })).status()).toBe(409);
  });
});

describe('active model', () => {
  it('it is chosen by id or slug, with the ETag that was read', async ({ api }) => {
    const before = await api.get(ACTIVE);
    const chosen = await api.put(ACTIVE, {
      headers: { 'if-match': before.headers().etag ?? '' },
      data: { model_id: 'flux-kontext-max', note: 'better faces' },
    });
    expect(await chosen.json()).toMatchObject({
      model_id: 'black-forest-labs/flux-kontext-max',
      revision: (await before.json()).revision + 1,
      updated_by: 'MODELBOARD_API_TOKEN',
      note: 'better faces',
    });
    const stale = await api.put(ACTIVE, {
      headers: { 'if-match': before.headers().etag ?? '' },
      data: { model_id: 'qwen' },
    });
    expect(stale.status()).toBe(412);
    expect((await stale.json()).present).toEqual(await chosen.json());
    expect((await (await api.get(`${MODELS}/flux-kontext-max`)).json()).is_active).toBe(true);
    await api.put(ACTIVE, { headers: ANY, data: { model_id: 'qwen' } });
  });

  it('choosing what is active already changes nothing', async ({ api }) => {
    const before = await (await api.get(ACTIVE)).json();
    const again = await api.put(ACTIVE, { headers: ANY, data: { model_id: before.model_id, note: 'again' } });
    expect(await again.json()).toEqual(before);
  });

  it('a model that lacks a required value, or a production version, cannot be active', async ({
    api,
    product,
  }) => {
    const { sql } = product.database;
    const schema = {
      type: 'object',
      properties: { voice: { type: 'string', 'x-role': 'config' } },
      required: ['voice'],
    };
    await sql`insert into models (id, slug, name, kind) values ('speaker', 'speaker', 'Speaker', 'imported')`;
    const activate = () => api.put(ACTIVE, { headers: ANY, data: { model_id: 'speaker' } });
    expect((await activate()).status(), 'no production version').toBe(409);
    expect((await api.get(configPath('speaker'))).status()).toBe(409);
    await sql`
      insert into model_versions (model_id, version, status, parameters_schema, schema_fingerprint, created_by)
      values ('speaker', 1, 'production', ${sql.json(schema)}, 'sha256:test', 'test')`;
    const refused = await activate();
    expect(refused.status(), 'voice is unset').toBe(409);
    expect((await refused.json()).detail).toContain('voice');
    await put(api, 'speaker', { overrides: { voice: 'alto' } });
    expect((await activate()).status()).toBe(200);
    await api.put(ACTIVE, { headers: ANY, data: { model_id: 'qwen' } });
  });
});

describe('the API of the preview', () => {
  const path = '/api/v1/admin/models/flux-kontext-pro/input-preview';

  it('takes overrides and inputs, and stores nothing', async ({ api }) => {
    const before = await (await api.get('/api/v1/admin/audit')).json();
    const answer = await api.post(path, {
      data: {
        overrides: { safety_tolerance: 6 },
        inputs: { prompt: 'A lamp', image: 'https://example.com/room.png' },
      },
    });
    expect(answer.status()).toBe(200);
    const { input, warnings, errors } = await answer.json();
    expect(input.safety_tolerance).toBe(6);
    expect(warnings.map((warning: { path: string }) => warning.path)).toContain('/safety_tolerance');
    expect(errors).toEqual([]);
    expect(await (await api.get('/api/v1/admin/audit')).json()).toEqual(before);
  });

  it('refuses what is no job, and models and versions that are not there', async ({ api }) => {
    expect((await api.post(path, { data: { inputs: [] } })).status()).toBe(422);
    expect((await api.post(path, { data: { inputs: {}, version: 0 } })).status()).toBe(422);
    expect((await api.post(path, { data: { inputs: {}, version: 9 } })).status()).toBe(404);
    expect((await api.post(path.replace('flux-kontext-pro', 'none'), { data: {} })).status()).toBe(404);
    expect((await api.get(`${path}?version=x`)).status()).toBe(400);
    const { secrets, image, prompt } = await (await api.get(`${path}?version=2`)).json();
    expect({ secrets, image, prompt }).toEqual({ secrets: [], image: 'input_image', prompt: true });
  });
});
