import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import type { JsonObject } from '@/lib/config-schema';
import { listAudit } from '@/lib/domain/audit/server';
import { readConfig } from '@/lib/domain/config/server';
import { registerForTest } from '@/lib/domain/fixtures/register-for-test';
import { contextOf, startForTest } from '@/lib/domain/fixtures/start-for-test';
import { updateModel } from '@/lib/domain/models/server';
import { activateVersion } from '@/lib/domain/registry/server';
import type { Context } from '@/lib/platform/context';
import { etagOf } from '@/lib/platform/http/etag';
import { MAX_PRESETS } from '../contract';
import { createPreset, deletePreset, listPresets, readPreset, updatePreset } from '.';

let database: TestDatabase;
let ctx: Context;

beforeAll(async () => {
  database = await createTestDatabase();
  await startForTest(database);
  ctx = contextOf(database.db, 'editor');
});

afterAll(() => database.drop());

const steps = { steps: { type: 'integer', minimum: 1, maximum: 100, default: 50 } };
const label = { label: { type: 'string', default: 'plain' } };

/** Registers and activates a version of a model of the test's own; returns its id. */
async function live(modelId: string, version: number, properties: JsonObject): Promise<string> {
  await registerForTest(ctx, modelId, version, properties);
  const input = { modelName: modelId, version, ifMatch: version === 1 ? null : '*' };
  await activateVersion({ ctx, input });
  return modelId;
}

const save = (modelId: string, name: string, overrides: JsonObject = { steps: 20 }) =>
  createPreset({ ctx, input: { modelId, name, overrides } });

it('keeps overrides under a name, pins included, and leaves the config alone', async () => {
  const modelId = await live('acme/kept', 1, { ...steps, ...label });
  const before = await readConfig({ ctx, input: { modelId } });
  const preset = await save(modelId, 'fast draft', { steps: 20, label: 'plain' });
  expect(preset).toEqual({
    id: preset.id,
    name: 'fast draft',
    overrides: { steps: 20, label: 'plain' },
    version: 1,
    revision: 1,
    updated_at: preset.updated_at,
    updated_by: 'Some editor',
    errors: [],
  });
  expect(await listPresets({ ctx, input: { modelId } })).toEqual({ presets: [preset] });
  expect(await readPreset({ ctx, input: { modelId, presetId: preset.id } })).toEqual(preset);
  expect(await readConfig({ ctx, input: { modelId } })).toEqual(before);
});

it('names 200 errors at most, and counts the rest', async () => {
  const names = Array.from({ length: 230 }, (_, index) => `p${index}`);
  const modelId = await live('acme/many', 1, {
    ...steps,
    ...Object.fromEntries(names.map((name) => [name, { type: 'integer', default: 0 }])),
  });
  const { id } = await save(modelId, 'all', Object.fromEntries(names.map((name) => [name, 1])));
  await live(modelId, 2, steps);
  const read = await readPreset({ ctx, input: { modelId, presetId: id } });
  expect([read.errors.length, read.errors_omitted]).toEqual([200, 30]);
  expect((await listPresets({ ctx, input: { modelId } })).presets).toEqual([read]);
});

it('lists by name, each model its own', async () => {
  const modelId = await live('acme/listed', 1, steps);
  await live('acme/other', 1, steps);
  for (const name of ['print', 'Archive', 'draft']) await save(modelId, name);
  const strange = await save('acme/other', 'draft');
  const { presets } = await listPresets({ ctx, input: { modelId } });
  expect(presets.map(({ name }) => name)).toEqual(['Archive', 'draft', 'print']);
  await expect(readPreset({ ctx, input: { modelId, presetId: strange.id } })).rejects.toMatchObject({
    code: 'not_found',
  });
});

it('refuses overrides that the production version does not allow, and says which', async () => {
  const modelId = await live('acme/strict', 1, steps);
  const overrides = { steps: 101, sampler: 'euler' };
  await expect(save(modelId, 'wrong', overrides)).rejects.toMatchObject({
    code: 'invalid',
    errors: [
      { path: '/steps', code: 'maximum' },
      { path: '/sampler', code: 'unknown_parameter' },
    ],
  });
  const { id: presetId } = await save(modelId, 'right');
  await expect(
    updatePreset({ ctx, input: { modelId, presetId, ifMatch: '*', overrides } }),
  ).rejects.toMatchObject({ code: 'invalid' });
  expect((await listPresets({ ctx, input: { modelId } })).presets).toMatchObject([
    { name: 'right', overrides: { steps: 20 } },
  ]);
});

describe('names', () => {
  it('are unique for a model, ignoring case', async () => {
    const modelId = await live('acme/named', 1, steps);
    const taken = { code: 'conflict', errors: [{ path: '/name', code: 'taken' }] };
    await save(modelId, 'Fast draft');
    const { id: presetId } = await save(modelId, 'Print');
    await expect(save(modelId, 'FAST DRAFT')).rejects.toMatchObject(taken);
    const rename = (name: string) => updatePreset({ ctx, input: { modelId, presetId, ifMatch: '*', name } });
    await expect(rename('fast draft')).rejects.toMatchObject(taken);
    expect((await rename('PRINT')).name, 'the case of its own name may change').toBe('PRINT');
  });

  it('that several want at once are given to one', async () => {
    const modelId = await live('acme/wanted', 1, steps);
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => save(modelId, 'mine')));
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []));
    expect(refused).toEqual(Array(5).fill('conflict'));
  });
});

it('refuses one more than a model may have', async () => {
  const modelId = await live('acme/full', 1, steps);
  const presets = Array.from({ length: MAX_PRESETS }, (_, number) => `preset ${number}`);
  for (const name of presets) await save(modelId, name);
  await expect(save(modelId, 'one more')).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining(`has ${MAX_PRESETS} presets`),
  });
});

it('replaces what it sets as a whole, and counts the change', async () => {
  const modelId = await live('acme/replaced', 1, { ...steps, ...label });
  const made = await save(modelId, 'draft', { steps: 20, label: 'fast' });
  const input = { modelId, presetId: made.id, ifMatch: etagOf(made) };
  const changed = await updatePreset({ ctx, input: { ...input, overrides: { steps: 10 } } });
  expect(changed).toMatchObject({ name: 'draft', overrides: { steps: 10 }, revision: 2 });
  await expect(updatePreset({ ctx, input: { ...input, name: 'mine' } })).rejects.toMatchObject({
    code: 'precondition_failed',
    members: { present: changed },
  });
  await expect(deletePreset({ ctx, input })).rejects.toMatchObject({ code: 'precondition_failed' });
  await expect(deletePreset({ ctx, input: { ...input, ifMatch: null } })).rejects.toMatchObject({
    code: 'precondition_required',
  });
  const same = { modelId, presetId: made.id, ifMatch: '*', overrides: { steps: 10 }, name: 'draft' };
  expect(await updatePreset({ ctx, input: same }), 'nothing to change').toEqual(changed);
});

it('says what a later version does not allow, and keeps it until it is replaced', async () => {
  const modelId = await live('acme/moved', 1, { ...steps, ...label });
  const { id: presetId } = await save(modelId, 'draft', { steps: 20, label: 'fast' });
  await live(modelId, 2, { steps: { ...steps.steps, maximum: 10, default: 5 } });
  const present = await readPreset({ ctx, input: { modelId, presetId } });
  expect(present).toMatchObject({
    overrides: { steps: 20, label: 'fast' },
    version: 1,
    errors: [
      { path: '/steps', message: 'Must be at most 10' },
      { path: '/label', message: 'Unknown parameter' },
    ],
  });
  const input = { modelId, presetId, ifMatch: etagOf(present) };
  const renamed = await updatePreset({ ctx, input: { ...input, name: 'old draft' } });
  expect(renamed).toMatchObject({ name: 'old draft', version: 1, errors: present.errors });
  const replaced = { ...input, ifMatch: etagOf(renamed), overrides: { steps: 8 } };
  expect(await updatePreset({ ctx, input: replaced })).toMatchObject({ version: 2, errors: [] });
});

it('leaves what was before and after in the audit trail of the model', async () => {
  const modelId = await live('acme/audited', 1, steps);
  const { id: presetId } = await save(modelId, 'draft');
  const input = { modelId, presetId, ifMatch: '*' };
  await updatePreset({ ctx, input: { ...input, name: 'print' } });
  await deletePreset({ ctx, input });
  const { events } = await listAudit({ ctx, input: { subject: modelId } });
  const [draft, print] = ['draft', 'print'].map((name) => ({ name, overrides: { steps: 20 }, version: 1 }));
  expect(events.filter(({ action }) => action.startsWith('preset.'))).toMatchObject([
    { action: 'preset.delete', before: print, after: null },
    { action: 'preset.update', before: draft, after: print },
    { action: 'preset.create', before: null, after: draft },
  ]);
});

it('changes nothing of an archived model', async () => {
  const modelId = await live('acme/archived', 1, steps);
  const { id: presetId } = await save(modelId, 'draft');
  await updateModel({ ctx, input: { modelId, archived: true } });
  const refused = { code: 'conflict', message: expect.stringContaining('archived') };
  await expect(save(modelId, 'more')).rejects.toMatchObject(refused);
  const input = { modelId, presetId, ifMatch: '*' };
  await expect(updatePreset({ ctx, input: { ...input, name: 'other' } })).rejects.toMatchObject(refused);
  await expect(deletePreset({ ctx, input })).rejects.toMatchObject(refused);
  expect((await listPresets({ ctx, input: { modelId } })).presets).toHaveLength(1);
});
