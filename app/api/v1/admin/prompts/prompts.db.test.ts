import { expect } from 'vitest';
import { it } from '@/app/api/fixtures/test';

const PROMPTS = '/api/v1/admin/prompts';
const ANY = { 'if-match': '*' };

it('before the first save: revision 0, nobody, the built-in texts', async ({ api }) => {
  const answer = await api.get(PROMPTS);
  const library = await answer.json();
  expect(library).toMatchObject({ revision: 0, overrides: {}, diff: [], updated_by: null });
  expect(library.config).toEqual(library.defaults);
  expect(Object.keys(library.config)).toEqual([
    'structure',
    'rooms',
    'own_rooms',
    'styles',
    'own_styles',
    'generic',
  ]);
  expect(answer.headers().etag).toMatch(/^"[^"]+"$/);
  const schema = await (await api.get(`${PROMPTS}/schema`)).json();
  expect(schema.fields.map(({ name }: { name: string }) => name)).toEqual(Object.keys(library.config));
});

it('it is saved by those who have seen it, and workers get it', async ({ api }) => {
  const before = await api.get(PROMPTS);
  expect((await api.put(PROMPTS, { data: { overrides: {} } })).status()).toBe(428);
  const saved = await api.put(PROMPTS, {
    headers: { 'if-match': before.headers().etag ?? '' },
    data: { overrides: { rooms: { kitchen: 'Add stools.' } }, note: 'fewer things' },
  });
  expect(await saved.json()).toMatchObject({
    revision: 1,
    diff: [{ path: '/rooms/kitchen', current: 'Add stools.' }],
    updated_by: 'MODELBOARD_API_TOKEN',
  });
  const stale = await api.put(PROMPTS, {
    headers: { 'if-match': before.headers().etag ?? '' },
    data: { overrides: {} },
  });
  expect(stale.status()).toBe(412);
  expect((await stale.json()).present).toEqual(await saved.json());
  const { prompts } = await (await api.get('/api/v1/runtime/snapshot')).json();
  expect(prompts).toMatchObject({ library_revision: 1, library: { rooms: { kitchen: 'Add stools.' } } });
});

it('PATCH touches only what it names, DELETE resets all, and a revision is restored', async ({ api }) => {
  const { revision } = await (
    await api.put(PROMPTS, { headers: ANY, data: { overrides: { generic: 'Furnish it.' } } })
  ).json();
  const patch = { set: { structure: 'Keep the walls.' }, unset: ['generic'] };
  const patched = await api.patch(PROMPTS, { headers: ANY, data: patch });
  expect((await patched.json()).overrides).toEqual({ structure: 'Keep the walls.' });
  expect(await (await api.delete(PROMPTS, { headers: ANY })).json()).toMatchObject({ overrides: {} });
  const restored = await api.post(`${PROMPTS}/revisions/${revision}/restore`, { headers: ANY });
  expect(await restored.json()).toMatchObject({
    revision: revision + 3,
    overrides: { generic: 'Furnish it.' },
  });
  const { revisions } = await (await api.get(`${PROMPTS}/revisions?limit=2`)).json();
  expect(revisions).toMatchObject([{ revision: revision + 3 }, { revision: revision + 2 }]);
  expect((await api.post(`${PROMPTS}/revisions/99/restore`, { headers: ANY })).status()).toBe(404);
});

it('a text that is blank or a room that is none is a 422 that names it', async ({ api }) => {
  const answer = await api.put(PROMPTS, {
    headers: ANY,
    data: { overrides: { generic: ' ', rooms: { garage: 'Add a car.' } } },
  });
  expect(answer.status()).toBe(422);
  const paths = (await answer.json()).errors.map(({ path }: { path: string }) => path);
  expect(paths.sort()).toEqual(['/generic', '/rooms/garage']);
});
