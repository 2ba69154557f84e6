import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { replicateModel } from '@/e2e/support/schema-server';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { compare, fingerprint, type JsonObject, parametersOf } from '@/lib/config-schema';
import { importSchema } from '@/lib/config-schema/import';
import { contextOf, startForTest } from '@/lib/domain/fixtures/start-for-test';
import { registryStore } from '@/lib/domain/versions/server';
import type { Context } from '@/lib/platform/context';
import { registry } from '@/lib/providers/registry';
import { schemaOf } from '@/lib/providers/schema-of';
import type { importModelBody } from '../import-contract';
import { exportSchema, getModel, importModel, updateModel } from '.';

let database: TestDatabase;
let ctx: Context;

beforeAll(async () => {
  database = await createTestDatabase();
  await startForTest(database);
  ctx = contextOf(database.db, 'editor');
});

afterAll(() => database.drop());

const importing = (input: z.output<typeof importModelBody>) => importModel({ ctx, input });
const versions = (modelId: string) => registryStore(database.db).versions({ modelId });

const painter = (maxSteps = 50, version: string | null = 'v1') =>
  replicateModel('acme/painter', { maxSteps, version });
const plain: JsonObject = { type: 'object', properties: { steps: { type: 'integer', default: 5 } } };

/** Two request bodies, of which one must be chosen. */
const document: JsonObject = {
  openapi: '3.1.0',
  info: { title: 'Acme' },
  paths: Object.fromEntries(
    ['draw', 'erase'].map((name) => [
      `/${name}`,
      { post: { operationId: name, requestBody: { content: { 'application/json': { schema: plain } } } } },
    ]),
  ),
};

async function state() {
  const [row] = await database.sql`
    select (select count(*)::int from models) as models, (select count(*)::int from model_versions) as versions,
           (select count(*)::int from model_version_events) as events,
           (select count(*)::int from audit_events) as audit, (select value::int from snapshot_counter) as snapshot`;
  return row;
}

describe('a new model', () => {
  it('has version 1 in production, its name, and where it comes from', async () => {
    const answer = await importing({ model_id: 'acme/painter', source: painter() });
    expect(answer).toMatchObject({
      stored: true,
      version: 1,
      kind: 'replicate',
      suggested: { model_id: 'acme/painter', provider: 'replicate', provider_version: 'v1' },
      model: {
        id: 'acme/painter',
        slug: 'painter',
        name: 'painter',
        description: 'Paints.',
        provider: 'replicate',
        kind: 'imported',
        version: 1,
        staged_version: null,
        is_active: false,
      },
    });
    expect(parametersOf(answer.schema).map(({ name, role }) => [name, role])).toEqual([
      ['prompt', 'input'],
      ['steps', 'config'],
      ['style', 'config'],
    ]);
    expect(await versions('acme/painter')).toMatchObject([
      {
        version: 1,
        status: 'production',
        providerRef: 'v1',
        parametersSchema: answer.schema,
        metadata: {
          source: { kind: 'replicate', model: 'acme/painter', imported_at: expect.stringMatching(/Z$/) },
        },
        createdBy: 'Some editor',
      },
    ]);
    const [audit] = await database.sql`select * from audit_events where subject = 'acme/painter'`;
    expect(audit).toMatchObject({
      action: 'model.import',
      subject_name: 'painter',
      after: { name: 'painter', slug: 'painter', version: 1 },
    });
  });

  it('gets the slug owner-name where the name is taken or reserved, then one with a number', async () => {
    await importing({ model_id: 'acme/first', slug: 'other-painter', source: plain });
    const slugOf = async (model_id: string) => (await importing({ model_id, source: plain })).model?.slug;
    expect(await slugOf('house/painter')).toBe('house-painter');
    expect(await slugOf('acme/import')).toBe('acme-import');
    expect(await slugOf('other/painter')).toBe('other-painter-2');
  });

  it.each([
    ['an id, ignoring case', { model_id: 'ACME/Painter' }, '/model_id', 'ACME/Painter'],
    ['an id that is a slug', { model_id: 'Qwen' }, '/model_id', 'Qwen'],
    ['a slug', { model_id: 'acme/other', slug: 'painter' }, '/slug', 'painter'],
  ])(
    'is refused for %s that is taken, and what was found in the source is told all the same',
    async (_, input, path, taken) => {
      const before = await state();
      await expect(importing({ ...input, source: plain })).rejects.toMatchObject({
        code: 'conflict',
        errors: [{ path, code: 'taken', in: 'body' }],
        members: {
          taken,
          kind: 'json-schema',
          report: [],
          schema: { properties: { steps: { default: 5 } } },
        },
      });
      expect(await state()).toEqual(before);
    },
  );

  it('of a source that cannot be imported is refused with the report and the choices that there are', async () => {
    await expect(importing({ model_id: 'acme/doc', source: document })).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ path: '/source/paths', code: 'source', in: 'body', message: expect.stringMatching('draw') }],
      members: {
        kind: 'openapi',
        report: [{ path: '/paths', level: 'error' }],
        operations: [{ title: 'draw' }, { title: 'erase' }],
      },
    });
  });

  it('is made once when five ask for it at the same time', async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 5 }, () => importing({ model_id: 'acme/wanted', source: plain })),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'conflict' });
    }
    expect(await versions('acme/wanted')).toHaveLength(1);
  });
});

describe('a dry run', () => {
  it('answers what would happen and leaves no row and no number', async () => {
    const before = await state();
    const made = await importing({ dry_run: true, source: { ...painter(), owner: 'dry' } });
    expect(made).toMatchObject({
      stored: false,
      version: 1,
      model: { id: 'dry/painter', slug: 'dry-painter' },
    });
    const next = { model_id: 'painter', new_version: true, source: painter(60, 'v9'), dry_run: true };
    expect(await importing(next)).toMatchObject({
      stored: false,
      version: 2,
      model: { id: 'acme/painter', version: 1, staged_version: 2 },
    });
    expect(await state()).toEqual(before);
  });

  it('of a source that suggests no id, or one that no model can have, has no model', async () => {
    expect(await importing({ dry_run: true, source: plain })).toMatchObject({ model: null, version: 1 });
    const odd = await importing({ dry_run: true, source: { ...painter(), owner: 'no such owner' } });
    expect(odd).toMatchObject({ model: null, suggested: { model_id: null } });
  });
});

describe('a new version', () => {
  it('is made in staging, once, and keeps the roles that an admin chose', async () => {
    const inputs = ['prompt', 'style'];
    await importing({ model_id: 'roles/painter', source: painter(), inputs });
    const again = { model_id: 'roles/painter', new_version: true };
    expect(await importing({ ...again, source: painter() })).toMatchObject({ stored: false, version: null });

    const answer = await importing({ ...again, source: painter(60, 'v2') });
    expect(answer).toMatchObject({
      stored: true,
      version: 2,
      model: { version: 1, staged_version: 2 },
      report: [
        { level: 'info', message: 'style: tuned here or given with each job as in the version before' },
      ],
    });
    expect(parametersOf(answer.schema).filter(({ role }) => role === 'input')).toMatchObject([
      { name: 'prompt' },
      { name: 'style' },
    ]);
    expect(await versions('roles/painter')).toMatchObject([
      { status: 'production', providerRef: 'v1' },
      { status: 'staging', providerRef: 'v2' },
    ]);
    expect(await importing({ ...again, source: painter(60, 'v3') })).toMatchObject({
      stored: false,
      version: null,
    });
    expect(await versions('roles/painter')).toHaveLength(2);
  });

  it.each([
    ['same name', 'v1', 'v1'],
    ['no name', null, null],
    ['no name any more', 'v1', null],
  ])(
    'of a changed schema under the %s is told apart: it says so, and the version keeps it',
    async (name, first, then) => {
      const message = 'The provider changed this schema without a new version name';
      const model_id = `unnamed/${name.replaceAll(' ', '-')}`;
      await importing({ model_id, source: painter(50, first) });
      const answer = await importing({ model_id, new_version: true, source: painter(60, then) });
      expect(answer.report).toContainEqual({ path: '', level: 'warning', message });
      expect((await versions(model_id)).at(-1)).toMatchObject({
        version: 2,
        metadata: { warnings: [message] },
      });
    },
  );

  it('that only moves a parameter to the inputs is no change of the provider', async () => {
    await importing({ model_id: 'moved/painter', source: painter() });
    const moved = { model_id: 'moved/painter', new_version: true, source: painter(), inputs: ['style'] };
    const answer = await importing(moved);
    expect(answer).toMatchObject({ stored: true, version: 2, report: [] });
    expect((await versions('moved/painter')).at(-1)?.metadata).not.toHaveProperty('warnings');
  });

  it('is imported from the same operation as the one before', async () => {
    await importing({ model_id: 'acme/eraser', source: document, operation: 'erase' });
    const answer = await importing({ model_id: 'acme/eraser', new_version: true, source: document });
    expect(answer).toMatchObject({ stored: false, operation: 'POST /erase (application/json)' });
  });

  it('is refused for an unknown, a built-in and an archived model, whatever the source', async () => {
    await importing({ model_id: 'acme/archived', source: plain });
    await updateModel({ ctx, input: { modelId: 'acme/archived', archived: true } });
    for (const [model_id, code] of [
      ['acme/unknown', 'not_found'],
      ['qwen', 'conflict'],
      ['acme/archived', 'conflict'],
    ]) {
      await expect(importing({ model_id, new_version: true, source: [] })).rejects.toMatchObject({ code });
    }
  });
});

describe('an exported schema', () => {
  it('imported again is the same', async () => {
    const { schema } = await importing({ model_id: 'out/painter', source: painter(), inputs: ['style'] });
    const exported = await exportSchema({ ctx, input: { modelId: 'out/painter', version: 1 } });
    expect(exported).toMatchObject({ $schema: expect.stringContaining('2020-12'), title: 'painter' });
    const again = importSchema(exported);
    expect(again.report.filter(({ level }) => level !== 'info')).toEqual([]);
    expect(fingerprint(again.schema ?? {})).toBe(fingerprint(schema));
    const answer = await importing({ model_id: 'out/painter', new_version: true, source: exported });
    expect(answer).toMatchObject({ stored: false, version: null });
  });

  it.each(registry.list().map(({ id, versions }) => [id, versions[0].parameters] as const))(
    'of the built-in %s makes a model that works the same',
    async (id, parameters) => {
      const exported = await exportSchema({ ctx, input: { modelId: id, version: 1 } });
      const { schema } = importSchema(exported);
      const roles = (of: JsonObject) => parametersOf(of).map(({ name, role }) => [name, role]);
      expect(roles(schema ?? {})).toEqual(roles(schemaOf(parameters)));
      expect(compare(exported, schema ?? {}, {}).filter((each) => each.class !== 'cosmetic')).toEqual([]);
    },
  );

  it('of a version that there is not is a 404', async () => {
    const asked = exportSchema({ ctx, input: { modelId: 'qwen', version: 99 } });
    await expect(asked).rejects.toMatchObject({ code: 'not_found' });
    expect((await getModel({ ctx, input: { modelId: 'qwen' } })).provider_check).toEqual({
      available: false,
      reason: expect.stringContaining('REPLICATE_API_TOKEN'),
    });
  });
});
