import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { openedTestServer, withConnection, withDatabase } from '@/e2e/support/test-server';
import { patchConfig, readConfig } from '@/lib/domain/config/server';
import { syncBuiltIns } from '@/lib/domain/models/server';
import { initActiveModel, readActiveModel, setActiveModel } from '@/lib/domain/settings/server';
import { type Context, systemContext } from '@/lib/platform/context';
import { connect } from '@/lib/platform/db/client';
import { initialActiveModel, registry } from '@/lib/providers/registry';
import { activeModelKeys } from './import-active-model';
import { importSettings } from './import-settings';
import { readSettings } from './read-settings';

/** The predecessor's table and first rows, with its columns and its five configs. */
const predecessor = `
  create table settings (
    key text primary key, value text not null, description text, model_settings jsonb default '{}'::jsonb
  );
  create index idx_settings_model_settings on settings using gin (model_settings);
  insert into settings (key, value, description, model_settings) values
    ('model_config_qwen', 'qwen/qwen-image-edit', 'Configuration for Qwen Image Edit model',
      '{"go_fast": true, "aspect_ratio": "match_input_image", "output_format": "webp", "output_quality": 80}'),
    ('model_config_flux_kontext_max', 'black-forest-labs/flux-kontext-max', 'seed 3',
      '{"aspect_ratio": "match_input_image", "output_format": "png", "safety_tolerance": 2,
        "prompt_upsampling": false, "num_outputs": 1, "output_quality": 90}'),
    ('model_config_flux_kontext_pro', 'black-forest-labs/flux-kontext-pro', 'seed 2',
      '{"aspect_ratio": "match_input_image", "output_format": "png", "safety_tolerance": 4,
        "prompt_upsampling": false, "num_outputs": 1, "output_quality": 90}'),
    ('model_config_seedream_3', 'bytedance/seedream-3', null,
      '{"aspect_ratio": "1:1", "num_inference_steps": 50, "guidance_scale": 7.5, "output_quality": 95}'),
    ('model_config_seedream_4', 'bytedance/seedream-4', null,
      '{"aspect_ratio": "1:1", "num_inference_steps": 50, "guidance_scale": 7.5, "output_quality": 95}')`;

let target: TestDatabase;
let connection: ReturnType<typeof connect>;
let ctx: Context;
let source: { name: string; url: string };

beforeEach(async () => {
  target = await createTestDatabase();
  connection = connect(target.url, { max: 2 });
  ctx = systemContext(connection.db);
  await syncBuiltIns({ ctx, input: { models: registry.list() } });
  await initActiveModel({ ctx, input: { modelId: initialActiveModel } });
  const { url } = openedTestServer();
  source = { name: `predecessor_${randomBytes(4).toString('hex')}`, url: '' };
  source.url = withDatabase(url, source.name);
  await withConnection(url, (sql) => sql`create database ${sql(source.name)}`);
  await onSource(predecessor);
});

afterEach(async () => {
  await connection.close();
  await target.drop();
  await withConnection(openedTestServer().url, (sql) => sql`drop database ${sql(source.name)}`);
});

const onSource = (text: string) => withConnection(source.url, (sql) => sql.unsafe(text));
const config = (modelId: string) => readConfig({ ctx, input: { modelId } });
const active = async () => (await readActiveModel({ ctx, input: {} })).model_id;

async function run(options: { dryRun?: boolean; replace?: boolean } = {}) {
  const lines: string[] = [];
  const rows = await readSettings(source.url);
  const print = (line: string) => void lines.push(line);
  const totals = await importSettings({
    ctx,
    input: { dryRun: false, replace: false, ...options, rows, print },
  });
  return { totals, report: lines.join('\n') };
}

/** Everything that a write leaves behind. */
async function traces() {
  const [row] = await target.sql`
    select (select count(*)::int from config_revisions) as revisions, (select count(*)::int from audit_events) as events,
      (select revision from settings where key = 'active_model') as active, (select value::int from snapshot_counter) as snapshot`;
  return row;
}

describe('the seeds’ own rows', () => {
  test('safety_tolerance 2 becomes an override, and what equals the default is not stored', async () => {
    const { totals, report } = await run();
    expect(totals).toEqual({ stored: 1, unchanged: 4, refused: 0 });
    expect(await config('flux-kontext-max')).toMatchObject({
      revision: 1,
      overrides: { safety_tolerance: 2 },
      diff: [{ path: '/safety_tolerance', default: 4, current: 2 }],
      note: 'Imported from settings.model_config_flux_kontext_max',
    });
    for (const slug of ['qwen', 'flux-kontext-pro', 'seedream-3', 'seedream-4']) {
      expect(await config(slug)).toMatchObject({ revision: 0, overrides: {} });
    }
    expect(report).toContain('black-forest-labs/flux-kontext-max (model_config_flux_kontext_max)\n');
    expect(report).toContain('  safety_tolerance: 4 → 2\n');
    expect(report).toContain('  safety_tolerance: 4 equals the default: nothing to store\n');
    expect(report).toContain('active model: no row active_model, active_model_id, model, model_id names one');
  });

  test('a second run stores nothing more', async () => {
    await run();
    const before = await traces();
    expect((await run()).totals).toEqual({ stored: 0, unchanged: 5, refused: 0 });
    expect(await traces()).toEqual(before);
  });

  test('a dry run reports the same and leaves no trace', async () => {
    const before = await traces();
    const dry = await run({ dryRun: true });
    expect(await traces()).toEqual(before);
    expect(dry).toEqual(await run());
  });

  test('an imported config is a save like any other: revision, audit row, snapshot', async () => {
    const before = await traces();
    await run();
    expect(await traces()).toEqual({
      revisions: 1,
      events: before?.events + 1,
      active: 1,
      snapshot: before?.snapshot + 1,
    });
    const [event] = await target.sql`select action, subject, note from audit_events order by id desc limit 1`;
    expect(event).toEqual({
      action: 'config.update',
      subject: 'black-forest-labs/flux-kontext-max',
      note: 'Imported from settings.model_config_flux_kontext_max',
    });
  });
});

describe('what does not fit', () => {
  test('one invalid value and one unknown parameter refuse their models whole; the others are stored', async () => {
    await onSource(`
      update settings set model_settings = model_settings || '{"output_quality": 70, "go_fast": "yes"}' where key = 'model_config_qwen';
      update settings set model_settings = model_settings || '{"size": "2K", "guidance_scale": 3}' where key = 'model_config_seedream_4'`);
    const { totals, report } = await run();
    expect(totals).toEqual({ stored: 1, unchanged: 2, refused: 2 });
    expect(report).toMatch(/go_fast: "yes" refused: .+/);
    expect(report).toMatch(/size: "2K" refused: Unknown parameter/);
    expect(await config('qwen')).toMatchObject({ revision: 0, overrides: {} });
    expect(await config('seedream-4')).toMatchObject({ revision: 0, overrides: {} });
  });

  test('a model that is not known here, none at all, and a second row for the same model are refused', async () => {
    await onSource(`
      insert into settings values ('model_config_a', 'stability/sdxl', null, '{}'), ('model_config_b', '', null, '{}'),
        ('model_config_z', 'qwen', null, '{"output_quality": 10}'), ('worker_mode', 'fast', null, null)`);
    const { totals, report } = await run();
    expect(totals).toEqual({ stored: 1, unchanged: 4, refused: 3 });
    expect(report).toContain('refused: There is no model "stability/sdxl".');
    expect(report).toContain('refused: another row is for the same model');
    expect(report).toContain("worker_mode: no model's config, left alone");
    expect((await config('qwen')).overrides).toEqual({});
  });

  test('what somebody has saved here stays, unless replaced on purpose', async () => {
    const patch = { set: { safety_tolerance: 6, seed: 1 }, ifMatch: '*' };
    await patchConfig({ ctx, input: { modelId: 'flux-kontext-max', ...patch } });
    const { totals, report } = await run();
    expect(totals.refused).toBe(1);
    expect(report).toContain('refused: revision 1 was saved here by Modelboard. Add --replace');
    expect((await config('flux-kontext-max')).overrides).toEqual({ safety_tolerance: 6, seed: 1 });
    expect((await run({ replace: true })).totals.refused).toBe(0);
    expect(await config('flux-kontext-max')).toMatchObject({
      revision: 2,
      overrides: { safety_tolerance: 2 },
    });
  });
});

describe('the active model', () => {
  test('is taken from whichever row names it', async () => {
    for (const key of activeModelKeys) {
      const [from, to] = (await active()) === 'bytedance/seedream-4' ? ['4', '3'] : ['3', '4'];
      await setActiveModel({ ctx, input: { modelId: `seedream-${from}`, ifMatch: '*' } });
      await onSource(`insert into settings values ('${key}', 'bytedance/seedream-${to}')`);
      expect((await run({ replace: true })).report).toContain(
        `active model (${key}): bytedance/seedream-${from} → bytedance/seedream-${to}`,
      );
      expect(await active()).toBe(`bytedance/seedream-${to}`);
      await onSource(`delete from settings where key = '${key}'`);
    }
  });

  test('is refused where the rows disagree, the model is not known, or its config was refused', async () => {
    await onSource(`insert into settings values ('active_model', 'qwen'), ('model', 'bytedance/seedream-4')`);
    expect((await run()).report).toContain('refused: the rows name different models');
    await onSource(
      `delete from settings where key = 'model'; update settings set value = 'nobody/nothing' where key = 'active_model'`,
    );
    expect((await run()).report).toContain('refused: There is no model "nobody/nothing".');
    await onSource(`
      update settings set value = 'seedream-4' where key = 'active_model';
      update settings set model_settings = '{"guidance_scale": 99}' where key = 'model_config_seedream_4'`);
    expect((await run()).report).toContain('refused: the config of bytedance/seedream-4 was refused');
    expect(await active()).toBe('qwen/qwen-image-edit');
  });

  test('stays where somebody has chosen one here, unless replaced on purpose', async () => {
    await setActiveModel({ ctx, input: { modelId: 'seedream-3', ifMatch: '*' } });
    await onSource(`insert into settings values ('active_model', 'bytedance/seedream-4')`);
    expect((await run()).report).toContain(
      'refused: bytedance/seedream-3 was chosen here by Modelboard. Add --replace',
    );
    expect(await active()).toBe('bytedance/seedream-3');
    await run({ replace: true });
    expect(await active()).toBe('bytedance/seedream-4');
  });
});

describe('the source', () => {
  test('is never written', async () => {
    const before = await readSettings(source.url);
    await run();
    expect(await readSettings(source.url)).toEqual(before);
  });

  test('may be older than the column model_settings', async () => {
    await onSource(
      `alter table settings drop column model_settings; delete from settings where key <> 'model_config_qwen'`,
    );
    const { totals, report } = await run();
    expect(report).toContain('refused: the settings are no JSON object but null');
    expect(totals).toEqual({ stored: 0, unchanged: 0, refused: 1 });
  });

  test('without a table settings, of another kind, or away, is one line without its password', async () => {
    await expect(readSettings(target.url)).rejects.toThrow("that is a Modelboard's own database");
    await onSource('drop table settings');
    await expect(readSettings(source.url)).rejects.toThrow('that database has no table "settings"');
    await expect(readSettings('mysql://x/y')).rejects.toThrow('the address must be of the form postgres://');
    const away = await readSettings('postgres://me:hidden@127.0.0.1:1/gone').catch(
      (error: Error) => error.message,
    );
    expect(away).toContain('cannot read 127.0.0.1, database gone');
    expect(away).not.toContain('hidden');
  });
});

describe('the command', () => {
  const command = (...parameters: string[]) =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/import-settings.ts', ...parameters], {
      env: { ...process.env, DATABASE_URL: target.url, MODELBOARD_SECRET: 'x'.repeat(32) },
    }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    );

  test('ends with its totals and exit code 0, or 1 where something was refused', async () => {
    expect(await command(source.url)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/\n1 stored, 4 so already, 0 refused\.\n$/),
      stderr: '',
    });
    await onSource(`update settings set model_settings = '[]' where key = 'model_config_qwen'`);
    expect(await command(source.url, '--dry-run')).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /\n0 stored, 4 so already, 1 refused\. This was a dry run: nothing was stored\.\n$/,
      ),
    });
  });

  test('says how it is used when it is not', async () => {
    expect(await command()).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^modelboard: name one database: npm run import-settings -- .+\n$/),
    });
    expect((await command(source.url, '--wet-run')).stderr).toMatch(
      /^modelboard: Unknown option '--wet-run'.+\n$/,
    );
  });
});
