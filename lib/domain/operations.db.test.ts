import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import {
  REPLICATE_KEY,
  replicateModel,
  type SchemaServer,
  startSchemaServer,
  withKey,
} from '@/e2e/support/schema-server';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { patchConfig, resetConfig, restoreRevision, saveConfig } from '@/lib/domain/config/server';
import { registerForTest } from '@/lib/domain/fixtures/register-for-test';
import { contextOf, startForTest } from '@/lib/domain/fixtures/start-for-test';
import { adoptDatabase, readInstallation } from '@/lib/domain/installation/server';
import { createJob } from '@/lib/domain/jobs/server';
import { acceptInvitation, inviteMember, revokeInvitation, updateMember } from '@/lib/domain/members/server';
import { checkProvider, importModel, syncBuiltIns, updateModel } from '@/lib/domain/models/server';
import { createPreset, deletePreset, updatePreset } from '@/lib/domain/presets/server';
import { patchPrompts, resetPrompts, restorePromptRevision, savePrompts } from '@/lib/domain/prompts/server';
import {
  activateVersion,
  archiveVersion,
  importRegistry,
  listVersionEvents,
  undoActivation,
} from '@/lib/domain/registry/server';
import { initActiveModel, setActiveModel } from '@/lib/domain/settings/server';
import { createToken, revokeToken } from '@/lib/domain/tokens/server';
import type { Context } from '@/lib/platform/context';
import { genericInputBuilder } from '@/lib/providers/generic-input-builder';
import { defineModel } from '@/lib/providers/model';

let database: TestDatabase;
let replicate: SchemaServer;

const anything = { ifMatch: '*' } as const;
const sixth = defineModel({
  id: 'acme/painter',
  slug: 'painter',
  name: 'Painter',
  description: 'Paints.',
  provider: 'replicate',
  inputBuilder: genericInputBuilder,
  versions: [{ version: 1, parameters: z.strictObject({ steps: z.int().default(5) }) }],
});

/** Makes what an operation needs, and gives the call under test. */
type Case = {
  file: string;
  needs: 'anybody' | 'config:write' | 'registry:write' | 'admin';
  prepare: (ctx: Context) => Promise<(ctx: Context) => Promise<unknown>>;
};

/** A job is no change of what workers get: it is recorded as itself, with its actor, and leaves no audit row. */
const ADDS_JOBS = 'jobs/server/add-job.ts';

const write = (call: (ctx: Context) => Promise<unknown>) => async () => call;

const cases: Record<string, Case> = {
  saveConfig: {
    file: 'config/server/change-config.ts',
    needs: 'config:write',
    prepare: write((ctx) =>
      saveConfig({ ctx, input: { modelId: 'qwen', ...anything, overrides: { seed: 1 } } }),
    ),
  },
  patchConfig: {
    file: 'config/server/change-config.ts',
    needs: 'config:write',
    prepare: write((ctx) =>
      patchConfig({ ctx, input: { modelId: 'qwen', ...anything, set: { output_quality: 3 } } }),
    ),
  },
  resetConfig: {
    file: 'config/server/change-config.ts',
    needs: 'config:write',
    prepare: async (ctx) => {
      await saveConfig({ ctx, input: { modelId: 'qwen', ...anything, overrides: { seed: 2 } } });
      return (caller) => resetConfig({ ctx: caller, input: { modelId: 'qwen', ...anything } });
    },
  },
  restoreRevision: {
    file: 'config/server/change-config.ts',
    needs: 'config:write',
    prepare: async (ctx) => {
      const { revision } = await saveConfig({
        ctx,
        input: { modelId: 'qwen', ...anything, overrides: { seed: 3 } },
      });
      await saveConfig({ ctx, input: { modelId: 'qwen', ...anything, overrides: { seed: 4 } } });
      return (caller) => restoreRevision({ ctx: caller, input: { modelId: 'qwen', ...anything, revision } });
    },
  },
  setActiveModel: {
    file: 'settings/server/set-active-model.ts',
    needs: 'config:write',
    prepare: write((ctx) => setActiveModel({ ctx, input: { modelId: 'seedream-3', ...anything } })),
  },
  initActiveModel: {
    file: 'settings/server/init-active-model.ts',
    needs: 'config:write',
    prepare: async () => {
      await database.sql`alter table setting_revisions disable trigger user`;
      await database.sql`truncate settings cascade`;
      await database.sql`alter table setting_revisions enable trigger user`;
      return (ctx) => initActiveModel({ ctx, input: { modelId: 'qwen/qwen-image-edit' } });
    },
  },
  syncBuiltIns: {
    file: 'models/server/sync-built-ins.ts',
    needs: 'registry:write',
    prepare: write((ctx) => syncBuiltIns({ ctx, input: { models: [sixth] } })),
  },
  updateModel: {
    file: 'models/server/update-model.ts',
    needs: 'registry:write',
    prepare: write((ctx) => updateModel({ ctx, input: { modelId: 'seedream-4', name: 'Dream' } })),
  },
  updateModelSlug: {
    file: 'models/server/update-model.ts',
    needs: 'registry:write',
    prepare: write((ctx) => updateModel({ ctx, input: { modelId: 'seedream-4', slug: 'dream' } })),
  },
  archiveModel: {
    file: 'models/server/update-model.ts',
    needs: 'registry:write',
    prepare: write((ctx) => updateModel({ ctx, input: { modelId: 'flux-kontext-max', archived: true } })),
  },
  bringModelBack: {
    file: 'models/server/update-model.ts',
    needs: 'registry:write',
    prepare: async (ctx) => {
      const input = { modelId: 'flux-kontext-pro' };
      await updateModel({ ctx, input: { ...input, archived: true } });
      return (caller) => updateModel({ ctx: caller, input: { ...input, archived: false } });
    },
  },
  registerVersion: {
    file: 'registry/server/register-version.ts',
    needs: 'registry:write',
    prepare: write((ctx) => registerForTest(ctx, 'acme/registered', 1)),
  },
  activateVersion: {
    file: 'registry/server/activate-version.ts',
    needs: 'registry:write',
    prepare: async (ctx) => {
      await registerForTest(ctx, 'acme/activated', 1);
      return (caller) =>
        activateVersion({ ctx: caller, input: { modelName: 'acme/activated', version: 1, ifMatch: null } });
    },
  },
  undoActivation: {
    file: 'registry/server/undo-activation.ts',
    needs: 'registry:write',
    prepare: async (ctx) => {
      const modelName = 'acme/undone';
      await registerForTest(ctx, modelName, 1);
      await activateVersion({ ctx, input: { modelName, version: 1, ifMatch: null } });
      const { events } = await listVersionEvents({ ctx, input: { modelName, limit: 1 } });
      const event = events[0]?.id ?? 0;
      return (caller) => undoActivation({ ctx: caller, input: { modelName, event } });
    },
  },
  archiveVersion: {
    file: 'registry/server/archive-version.ts',
    needs: 'registry:write',
    prepare: async (ctx) => {
      await registerForTest(ctx, 'acme/archived', 1);
      return (caller) => archiveVersion({ ctx: caller, input: { modelName: 'acme/archived', version: 1 } });
    },
  },
  importRegistry: {
    file: 'registry/server/import-registry.ts',
    needs: 'registry:write',
    prepare: write((ctx) => {
      const entry = { model_name: 'acme/brought', path: 'a.onnx', metadata: {}, status: 'staging' as const };
      const models = [
        { ...entry, version: 1 },
        { ...entry, version: 2, status: 'production' as const },
      ];
      return importRegistry({ ctx, input: { models } });
    }),
  },
  importModel: {
    file: 'models/server/import-model.ts',
    needs: 'registry:write',
    prepare: write((ctx) =>
      importModel({ ctx, input: { model_id: 'acme/imported', source: replicateModel('acme/imported') } }),
    ),
  },
  importVersion: {
    file: 'models/server/import-model.ts',
    needs: 'registry:write',
    prepare: async (ctx) => {
      const input = { model_id: 'acme/extended', source: replicateModel('acme/extended') };
      await importModel({ ctx, input });
      const source = replicateModel('acme/extended', { maxSteps: 40 });
      return (caller) => importModel({ ctx: caller, input: { ...input, new_version: true, source } });
    },
  },
  checkProvider: {
    file: 'models/server/check-provider.ts',
    needs: 'registry:write',
    prepare: async (ctx) => {
      await importModel({ ctx, input: { model_id: 'acme/moved', source: replicateModel('acme/moved') } });
      replicate.answer('/v1/models/acme/moved', withKey(replicateModel('acme/moved', { maxSteps: 40 })));
      return (caller) => checkProvider({ ctx: caller, input: { modelId: 'acme/moved', dryRun: false } });
    },
  },
  createPreset: {
    file: 'presets/server/change-presets.ts',
    needs: 'config:write',
    prepare: write((ctx) =>
      createPreset({ ctx, input: { modelId: 'qwen', name: 'Draft', overrides: { seed: 1 } } }),
    ),
  },
  updatePreset: {
    file: 'presets/server/change-presets.ts',
    needs: 'config:write',
    prepare: async (ctx) => {
      const input = { modelId: 'qwen', name: 'Updated', overrides: { seed: 1 } };
      const { id: presetId } = await createPreset({ ctx, input });
      return (caller) =>
        updatePreset({ ctx: caller, input: { modelId: 'qwen', presetId, ...anything, name: 'Renamed' } });
    },
  },
  deletePreset: {
    file: 'presets/server/change-presets.ts',
    needs: 'config:write',
    prepare: async (ctx) => {
      const input = { modelId: 'qwen', name: 'Deleted', overrides: { seed: 1 } };
      const { id: presetId } = await createPreset({ ctx, input });
      return (caller) => deletePreset({ ctx: caller, input: { modelId: 'qwen', presetId, ...anything } });
    },
  },
  savePrompts: {
    file: 'prompts/server/change-prompts.ts',
    needs: 'config:write',
    prepare: write((ctx) => savePrompts({ ctx, input: { ...anything, overrides: { generic: 'One.' } } })),
  },
  patchPrompts: {
    file: 'prompts/server/change-prompts.ts',
    needs: 'config:write',
    prepare: write((ctx) => patchPrompts({ ctx, input: { ...anything, set: { generic: 'Two.' } } })),
  },
  resetPrompts: {
    file: 'prompts/server/change-prompts.ts',
    needs: 'config:write',
    prepare: async (ctx) => {
      await savePrompts({ ctx, input: { ...anything, overrides: { generic: 'Three.' } } });
      return (caller) => resetPrompts({ ctx: caller, input: anything });
    },
  },
  restorePromptRevision: {
    file: 'prompts/server/change-prompts.ts',
    needs: 'config:write',
    prepare: async (ctx) => {
      const { revision } = await savePrompts({
        ctx,
        input: { ...anything, overrides: { generic: 'Four.' } },
      });
      await savePrompts({ ctx, input: { ...anything, overrides: { generic: 'Five.' } } });
      return (caller) => restorePromptRevision({ ctx: caller, input: { ...anything, revision } });
    },
  },
  inviteMember: {
    file: 'members/server/invite-member.ts',
    needs: 'admin',
    prepare: write((ctx) => inviteMember({ ctx, input: { role: 'viewer', lifetime: 5 } })),
  },
  revokeInvitation: {
    file: 'members/server/revoke-invitation.ts',
    needs: 'admin',
    prepare: async (ctx) => {
      const { id } = await inviteMember({ ctx, input: { role: 'viewer', lifetime: 5 } });
      return (caller) => revokeInvitation({ ctx: caller, input: { invitationId: id } });
    },
  },
  acceptInvitation: {
    file: 'members/server/accept-invitation.ts',
    needs: 'anybody',
    prepare: async (ctx) => {
      const { token } = await inviteMember({ ctx, input: { role: 'editor', lifetime: 5 } });
      const input = { token, name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' };
      return (caller) => acceptInvitation({ ctx: caller, input });
    },
  },
  updateMember: {
    file: 'members/server/update-member.ts',
    needs: 'admin',
    prepare: async () => {
      await database.sql`insert into users (id, name, email, role) values ('grace', 'Grace', 'grace@example.com', 'viewer')`;
      return (ctx) => updateMember({ ctx, input: { memberId: 'grace', suspended: true } });
    },
  },
  createToken: {
    file: 'tokens/server/create-token.ts',
    needs: 'admin',
    prepare: write((ctx) => createToken({ ctx, input: { name: 'Worker', scopes: ['models:read'] } })),
  },
  revokeToken: {
    file: 'tokens/server/revoke-token.ts',
    needs: 'admin',
    prepare: async (ctx) => {
      const { id } = await createToken({ ctx, input: { name: 'Old', scopes: ['models:read'] } });
      return (caller) => revokeToken({ ctx: caller, input: { tokenId: id } });
    },
  },
  adoptDatabase: {
    file: 'installation/server/adopt-database.ts',
    needs: 'admin',
    prepare: async (ctx) => {
      const { database_id: databaseId } = await readInstallation({ ctx, input: { held: null } });
      return (caller) => adoptDatabase({ ctx: caller, input: { databaseId } });
    },
  },
};

beforeAll(async () => {
  replicate = await startSchemaServer();
  database = await createTestDatabase();
  await startForTest(database);
});

afterAll(async () => {
  await database.drop();
  await replicate.stop();
});

beforeEach(() => {
  vi.stubEnv('MODELBOARD_SECRET', 'x'.repeat(32));
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('REPLICATE_BASE_URL', `${replicate.url}/v1`);
  vi.stubEnv('REPLICATE_API_TOKEN', REPLICATE_KEY);
});

/** How many rows each table has, and the snapshot number. */
async function state(): Promise<Record<string, number>> {
  const tables = await database.sql`select tablename from pg_tables where schemaname = 'public'`;
  const counts = await Promise.all(
    tables.map(async ({ tablename }) => {
      const [row] = await database.sql`select count(*)::int as count from ${database.sql(tablename)}`;
      return [tablename, row?.count] as const;
    }),
  );
  const [counter] = await database.sql`select value::int as value from snapshot_counter`;
  return { ...Object.fromEntries(counts), snapshot: counter?.value };
}

/** What workers get of each model and setting, and of the prompt library, the database's id in each, with the snapshot number that its row keeps. */
async function delivered(): Promise<Map<string, { number: number; content: string }>> {
  const rows = await database.sql`
    select models.id, snapshot::int as number, jsonb_build_array(slug, archived_at, version, path,
      parameters_schema, overrides, revision, database_id)::text as content
    from installation cross join models
    left join model_versions on model_versions.model_id = models.id and status = 'production'
    left join model_configs on model_configs.model_id = models.id
    union all select key, snapshot::int, jsonb_build_array(value, database_id)::text from installation, settings
    union all select id, snapshot::int, jsonb_build_array(overrides, database_id)::text from installation, prompts`;
  return new Map(rows.map(({ id, number, content }) => [id, { number, content }]));
}

it('knows every operation that opens a transaction', async () => {
  const root = fileURLToPath(new URL('.', import.meta.url));
  const files = (await readdir(root, { recursive: true })).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const writing = await Promise.all(
    files.map(async (file) =>
      (await readFile(`${root}${file}`, 'utf8')).includes('inTransaction(') ? [file] : [],
    ),
  );
  const known = [...Object.values(cases).map(({ file }) => file), ADDS_JOBS];
  expect(writing.flat().sort()).toEqual([...new Set(known)].sort());
});

describe.each(Object.entries(cases))('%s', (_, { needs, prepare }) => {
  it('refuses who may not, leaves nothing when it fails half-way, and else an audit row and the next snapshot number, kept by what workers get another of', async () => {
    const admin = contextOf(database.db, 'admin');
    const call = await prepare(admin);
    const before = await state();

    if (needs !== 'anybody') {
      const refused = async () => call(contextOf(database.db, 'viewer'));
      await expect(refused()).rejects.toMatchObject({ code: 'forbidden', members: { permission: needs } });
      expect(await state()).toEqual(before);
    }

    await database.sql`alter table audit_events add constraint half_way check (request_id <> 'half-way') not valid`;
    await expect(async () => call({ ...admin, requestId: 'half-way' })).rejects.toMatchObject({
      cause: { code: '23514' },
    });
    expect(await state()).toEqual(before);
    await database.sql`alter table audit_events drop constraint half_way`;

    const got = await delivered();
    await call(admin);
    const after = await state();
    expect(after.audit_events).toBe((before.audit_events ?? 0) + 1);
    expect(after.snapshot).toBe((before.snapshot ?? 0) + 1);
    for (const [id, { number, content }] of await delivered()) {
      const isSame = content === got.get(id)?.content;
      expect(number, id).toBe(isSame ? got.get(id)?.number : after.snapshot);
    }
  });
});

it('a job is recorded as itself, or not at all: no audit row, and no other snapshot number', async () => {
  const ctx = contextOf(database.db, 'editor');
  const input = { prompt: 'A lamp', image: 'https://example.com/a.png', model: 'qwen' };
  const before = await state();
  const refused = createJob({ ctx: contextOf(database.db, 'viewer'), input });
  await expect(refused).rejects.toMatchObject({ members: { permission: 'jobs:write' } });
  await database.sql`alter schema graphile_worker rename to away`;
  await expect(createJob({ ctx, input })).rejects.toThrow();
  await database.sql`alter schema away rename to graphile_worker`;
  expect(await state(), 'without its place in the queue there is no job').toEqual(before);

  const { actor } = await createJob({ ctx, input });
  expect(actor).toEqual({ kind: 'user', id: 'id-editor', name: 'Some editor' });
  expect(await state()).toEqual({ ...before, jobs: 1 });
});
