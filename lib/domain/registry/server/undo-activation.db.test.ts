import { afterAll, describe, expect, it } from 'vitest';
import { listAudit } from '@/lib/domain/audit/server';
import { patchConfig, readConfig } from '@/lib/domain/config/server';
import { setActiveModel } from '@/lib/domain/settings/server';
import { startActivations } from '../fixtures/activations';
import { archiveVersion, getProduction } from '.';

const { database, ctx, activate, twoVersions, save, undo, config, statuses, lastEvent, everything } =
  await startActivations();

afterAll(() => database.drop());

describe('undoing', () => {
  it('restores overrides and statuses as one, with an event and a revision of its own', async () => {
    const name = await twoVersions();
    await save(name, { tolerance: 5, outputs: 3 });
    await archiveVersion({ ctx, input: { modelName: name, version: 2 } });
    const live = await config(name);
    await activate(name, 2, { decisions: { '/tolerance': { value: 1 }, '/outputs': { drop: true } } });
    const activation = await lastEvent(name);
    expect(await undo(name, activation)).toMatchObject({ version: 1, status: 'production' });
    expect(await statuses(name)).toEqual(['production', 'archived']);
    const { config: values, overrides, defaults, revision, note } = await config(name);
    expect({ config: values, overrides, defaults }).toEqual({
      config: live.config,
      overrides: live.overrides,
      defaults: live.defaults,
    });
    expect([revision, note]).toEqual([live.revision + 2, 'version 2 → 1, undone']);
    const { events } = await listAudit({ ctx, input: { subject: name, limit: 1 } });
    expect(events[0]).toMatchObject({
      action: 'version.undo',
      before: { version: 2 },
      after: { version: 1 },
    });
    await expect(undo(name, activation)).rejects.toMatchObject({ code: 'conflict' });
    await expect(undo(name, await lastEvent(name))).rejects.toMatchObject({
      message: expect.stringContaining('Only an activation'),
    });
  });

  it.each<[string, (name: string) => Promise<unknown>, string]>([
    [
      'a saved config',
      (name) => patchConfig({ ctx, input: { modelId: name, ifMatch: '*', set: { quality: 1 } } }),
      'revision 3',
    ],
    [
      'an archived predecessor',
      (name) => archiveVersion({ ctx, input: { modelName: name, version: 1 } }),
      'version 1 was archived',
    ],
    ['another activation', (name) => activate(name, 1), 'version 2 is not in production any more'],
  ])('is refused after %s', async (_, change, words) => {
    const name = await twoVersions();
    await activate(name, 2);
    const activation = await lastEvent(name);
    await change(name);
    const state = await everything();
    await expect(undo(name, activation)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(words),
    });
    expect(await everything()).toEqual(state);
  });

  it('of the first activation leaves no production version, unless the model is active', async () => {
    const name = await twoVersions();
    const first = await lastEvent(name);
    await setActiveModel({ ctx, input: { modelId: name, ifMatch: '*' } });
    await expect(undo(name, first)).rejects.toMatchObject({ code: 'conflict' });
    await setActiveModel({ ctx, input: { modelId: 'qwen', ifMatch: '*' } });
    const whileLive = new Date().toISOString();
    expect(await undo(name, first)).toMatchObject({ version: 1, status: 'staging' });
    expect(await statuses(name)).toEqual(['staging', 'staging']);
    for (const gone of [
      () => config(name),
      () => readConfig({ ctx, input: { modelId: name, at: new Date().toISOString() } }),
    ]) {
      await expect(gone()).rejects.toMatchObject({ code: 'conflict' });
    }
    expect(await readConfig({ ctx, input: { modelId: name, at: whileLive } })).toMatchObject({ version: 1 });
    await activate(name, 2);
    expect(await getProduction({ ctx, input: { modelName: name } })).toMatchObject({ version: 2 });
  });

  it('knows no event of another model', async () => {
    const [one, other] = [await twoVersions(), await twoVersions()];
    await expect(undo(one, await lastEvent(other))).rejects.toMatchObject({ code: 'not_found' });
  });
});
