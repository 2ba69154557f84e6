import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { configParametersOf, type JsonObject } from '@/lib/config-schema';
import { saveConfig } from '@/lib/domain/config/server';
import { registerForTest } from '@/lib/domain/fixtures/register-for-test';
import { contextOf, startForTest, tokenContext } from '@/lib/domain/fixtures/start-for-test';
import { activateVersion } from '@/lib/domain/registry/server';
import type { Context } from '@/lib/platform/context';
import { previewInput, readJobInputs } from '.';

let database: TestDatabase;
let ctx: Context;

const picture = 'https://example.com/a.png';

beforeAll(async () => {
  database = await createTestDatabase();
  await startForTest(database);
  ctx = contextOf(database.db, 'viewer');
  const editor = contextOf(database.db, 'editor');
  await registerForTest(
    editor,
    'acme/painter',
    1,
    {
      text: { $ref: '#/$defs/Text', 'x-role': 'input', 'x-order': 1 },
      api_key: { type: 'string', 'x-secret': true },
      image_url: { type: 'string', format: 'uri', 'x-role': 'input' },
      tags: { type: 'array', items: { type: 'string' }, 'x-role': 'input', 'x-order': 0 },
      steps: { type: 'integer', default: 5 },
    },
    { required: ['api_key', 'text'], $defs: { Text: { type: 'string', maxLength: 20 } } },
  );
  await activateVersion({ ctx: editor, input: { modelName: 'acme/painter', version: 1, ifMatch: null } });
  const input = { modelId: 'flux-kontext-pro', ifMatch: '*', overrides: { safety_tolerance: 1 } };
  await saveConfig({ ctx: editor, input });
});

afterAll(() => database.drop());

/** Everything that a look must leave as it was. */
async function stored() {
  return database.sql`
    select (select value from snapshot_counter) as snapshot, (select count(*) from audit_events) as events,
      (select count(*) from config_revisions) as revisions`;
}

describe('what comes with each job', () => {
  it('is prompt, image and the other inputs, as the schema of a form', async () => {
    expect(await readJobInputs({ ctx, input: { modelId: 'qwen' } })).toEqual({
      model_id: 'qwen/qwen-image-edit',
      version: 1,
      prompt: true,
      image: 'image',
      secrets: [],
      json_schema: { type: 'object', properties: {}, additionalProperties: false },
    });
    const { json_schema, ...painter } = await readJobInputs({ ctx, input: { modelId: 'painter' } });
    expect(painter).toEqual({
      model_id: 'acme/painter',
      version: 1,
      prompt: false,
      image: 'image_url',
      secrets: ['api_key'],
    });
    expect(configParametersOf(json_schema).map(({ name, maxLength }) => [name, maxLength])).toEqual([
      ['tags', null],
      ['text', 20],
    ]);
  });

  it('is that of the version asked for', async () => {
    const of = (version: number) => readJobInputs({ ctx, input: { modelId: 'seedream-4', version } });
    expect((await of(2)).version).toBe(2);
    await expect(of(9)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a preview', () => {
  const preview = (
    modelId: string,
    inputs: JsonObject,
    rest: { version?: number; overrides?: JsonObject } = {},
  ) => previewInput({ ctx, input: { modelId, inputs, ...rest } });

  it('is the input under what is stored, under other overrides, or under another version', async () => {
    const inputs = { prompt: 'A lamp', image: picture };
    const before = await stored();
    const own = await preview('flux-kontext-pro', inputs);
    expect(own).toEqual({
      model_id: 'black-forest-labs/flux-kontext-pro',
      version: 1,
      input: {
        prompt: 'A lamp',
        input_image: picture,
        aspect_ratio: 'match_input_image',
        output_format: 'png',
        safety_tolerance: 1,
        prompt_upsampling: false,
      },
      warnings: own.warnings,
      errors: [],
    });
    expect(own.warnings.map(({ path }) => path)).toEqual(['/num_outputs', '/output_quality']);
    const other = await preview('flux-kontext-pro', inputs, { overrides: { safety_tolerance: 5 } });
    expect(other.input).toMatchObject({ safety_tolerance: 5 });
    expect(other.warnings.at(-1)).toMatchObject({ path: '/safety_tolerance', code: 'may_be_refused' });
    const next = await preview('flux-kontext-pro', inputs, {
      overrides: { safety_tolerance: 5 },
      version: 2,
    });
    expect(next).toMatchObject({
      version: 2,
      input: null,
      warnings: [],
      errors: [
        { path: '/safety_tolerance', message: 'Must be at most 2 with an input image', part: 'config' },
      ],
    });
    expect(await stored(), 'nothing is stored').toEqual(before);
  });

  it('asks for no secret, and gives none back', async () => {
    const inputs = { text: 'A lamp', api_key: 's3cret' };
    const built = await preview('acme/painter', inputs);
    expect(built).toMatchObject({ input: { text: 'A lamp', steps: 5 }, errors: [] });
    expect(JSON.stringify(built)).not.toContain('s3cret');
    expect((await preview('acme/painter', {})).errors).toEqual([
      { path: '/text', code: 'required', message: 'text is required', part: 'inputs' },
    ]);
  });

  it('needs the right to read models', async () => {
    const stranger = tokenContext(database.db, ['runtime:read']);
    const refused = { code: 'forbidden' };
    await expect(
      previewInput({ ctx: stranger, input: { modelId: 'qwen', inputs: {} } }),
    ).rejects.toMatchObject(refused);
    await expect(readJobInputs({ ctx: stranger, input: { modelId: 'qwen' } })).rejects.toMatchObject(refused);
  });
});
