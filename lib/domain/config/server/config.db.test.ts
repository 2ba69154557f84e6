import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { contextOf, startForTest, tokenContext } from '@/lib/domain/fixtures/start-for-test';
import type { Context } from '@/lib/platform/context';
import { etagOf } from '@/lib/platform/http/etag';
import {
  listRevisions,
  patchConfig,
  readConfig,
  readRevision,
  resetConfig,
  restoreRevision,
  saveConfig,
} from '.';

const modelId = 'flux-kontext-pro';
const id = 'black-forest-labs/flux-kontext-pro';

let database: TestDatabase;
let ctx: Context;

beforeAll(async () => {
  database = await createTestDatabase();
  await startForTest(database);
  ctx = contextOf(database.db, 'editor');
});

afterAll(() => database.drop());

beforeEach(() => resetConfig({ ctx, input: { modelId, ifMatch: '*' } }));

const save = (overrides: Record<string, never> | Record<string, number | string | null>, ifMatch = '*') =>
  saveConfig({ ctx, input: { modelId, overrides, ifMatch } });

/** Everything that a write leaves behind. */
async function traces() {
  const [row] = await database.sql`
    select (select count(*)::int from config_revisions) as revisions, (select count(*)::int from audit_events) as audit,
           (select value::int from snapshot_counter) as snapshot`;
  return row as { revisions: number; audit: number; snapshot: number };
}

/** What a call adds to them. */
async function added(work: () => Promise<unknown>) {
  const before = await traces();
  await work();
  const after = await traces();
  return {
    revisions: after.revisions - before.revisions,
    audit: after.audit - before.audit,
    snapshot: after.snapshot - before.snapshot,
  };
}

const WRITTEN = { revisions: 1, audit: 1, snapshot: 1 };
const NOTHING = { revisions: 0, audit: 0, snapshot: 0 };

describe('saveConfig', () => {
  it('stores the revision, the audit row and the next snapshot number together', async () => {
    expect(
      await added(() =>
        saveConfig({
          ctx,
          input: { modelId, ifMatch: '*', overrides: { safety_tolerance: 2 }, note: 'less blocking' },
        }),
      ),
    ).toEqual(WRITTEN);
    const config = await readConfig({ ctx, input: { modelId } });
    expect(config).toMatchObject({
      model_id: id,
      version: 1,
      overrides: { safety_tolerance: 2 },
      diff: [{ path: '/safety_tolerance', default: 4, current: 2 }],
      updated_by: 'Some editor',
      note: 'less blocking',
    });
    const [event] = await database.sql`select * from audit_events order by id desc limit 1`;
    expect(event).toMatchObject({
      action: 'config.update',
      subject: id,
      actor_name: 'Some editor',
      revision: config.revision,
      note: 'less blocking',
      request_id: ctx.requestId,
    });
    expect([event?.before.safety_tolerance, event?.after.safety_tolerance]).toEqual([4, 2]);
  });

  it('keeps only what differs of a whole config', async () => {
    const { defaults } = await readConfig({ ctx, input: { modelId } });
    const saved = await saveConfig({
      ctx,
      input: { modelId, ifMatch: '*', config: { ...defaults, num_outputs: 2 } },
    });
    expect(saved.overrides).toEqual({ num_outputs: 2 });
  });

  it('lets what is left out of a whole config inherit', async () => {
    await save({ num_outputs: 3, safety_tolerance: 2 });
    const saved = await saveConfig({ ctx, input: { modelId, ifMatch: '*', config: { num_outputs: 3 } } });
    expect(saved.overrides).toEqual({ num_outputs: 3 });
    expect(saved.config.safety_tolerance).toBe(4);
  });

  it('stores a pin: an override that equals the default', async () => {
    const saved = await save({ safety_tolerance: 4 });
    expect(saved).toMatchObject({ overrides: { safety_tolerance: 4 }, diff: [] });
  });

  it('changes nothing where nothing changes', async () => {
    const first = await save({ seed: 7 });
    expect(await added(async () => expect(await save({ seed: 7 })).toEqual(first))).toEqual(NOTHING);
  });

  it.each([
    [{ safety_tolerance: 9 }, '/safety_tolerance', 'maximum'],
    [{ safety_tolerance: 2.5 }, '/safety_tolerance', 'type'],
    [{ nonsense: 1 }, '/nonsense', 'unknown_parameter'],
    [{ output_format: 'gif' }, '/output_format', 'enum'],
    [{ seed: null }, '/seed', 'type'],
    [{ seed: 2 ** 60 }, '/seed', 'unsafe_integer'],
    [{ prompt: 'an input' }, '/prompt', 'unknown_parameter'],
  ])('refuses %j', async (overrides, path, code) => {
    const refused = async () => {
      await expect(save(overrides as never)).rejects.toMatchObject({
        code: 'invalid',
        errors: [{ path, code }],
      });
    };
    expect(await added(refused)).toEqual(NOTHING);
  });

  it('names every offending parameter at once', async () => {
    await expect(save({ num_outputs: 9, output_quality: 0 })).rejects.toMatchObject({
      errors: [{ path: '/num_outputs' }, { path: '/output_quality' }],
    });
  });

  it('refuses a stale ETag with the present config, and writes nothing', async () => {
    const stale = etagOf(await readConfig({ ctx, input: { modelId } }));
    const present = await save({ num_outputs: 2 });
    const refused = async () => {
      await expect(save({ num_outputs: 3 }, stale)).rejects.toMatchObject({
        code: 'precondition_failed',
        members: { present },
      });
    };
    expect(await added(refused)).toEqual(NOTHING);
  });

  it('takes the ETag of the present state', async () => {
    const present = await readConfig({ ctx, input: { modelId } });
    expect((await save({ num_outputs: 2 }, etagOf(present))).revision).toBe(present.revision + 1);
  });

  it('refuses a viewer and a token without the scope', async () => {
    for (const actor of [contextOf(database.db, 'viewer'), tokenContext(database.db, ['models:read'])]) {
      const refused = async () => saveConfig({ ctx: actor, input: { modelId, ifMatch: '*', overrides: {} } });
      await expect(refused()).rejects.toMatchObject({
        code: 'forbidden',
        members: { permission: 'config:write' },
      });
    }
  });

  it('works for a token that may write and not read', async () => {
    const writer = tokenContext(database.db, ['config:write']);
    const saved = await saveConfig({ ctx: writer, input: { modelId, ifMatch: '*', overrides: { seed: 1 } } });
    expect(saved.updated_by).toBe('Some token');
  });

  it('leaves nothing when it fails half-way', async () => {
    await database.sql`alter table audit_events add constraint broken check (request_id <> ${'half-way'}::text) not valid`.catch(
      () =>
        database.sql.unsafe(
          `alter table audit_events add constraint broken check (request_id <> 'half-way') not valid`,
        ),
    );
    const failing = { ...ctx, requestId: 'half-way' };
    const broken = async () => {
      await expect(
        saveConfig({ ctx: failing, input: { modelId, ifMatch: '*', overrides: { seed: 5 } } }),
      ).rejects.toThrow();
    };
    expect(await added(broken)).toEqual(NOTHING);
    expect((await readConfig({ ctx, input: { modelId } })).overrides).toEqual({});
    await database.sql`alter table audit_events drop constraint broken`;
  });

  it('lets one of 100 with the same If-Match through', async () => {
    const etag = etagOf(await readConfig({ ctx, input: { modelId } }));
    const outcomes = await added(async () => {
      const results = await Promise.allSettled(
        Array.from({ length: 100 }, (_, n) => save({ seed: n }, etag)),
      );
      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
      const refusals = results.flatMap((result) =>
        result.status === 'rejected' ? [result.reason.code] : [],
      );
      expect(refusals).toEqual(Array(99).fill('precondition_failed'));
    });
    expect(outcomes).toEqual(WRITTEN);
  });
});

describe('patchConfig', () => {
  it('touches only what it names', async () => {
    await save({ num_outputs: 3, safety_tolerance: 2 });
    const patched = await patchConfig({
      ctx,
      input: { modelId, ifMatch: '*', set: { seed: 9 }, unset: ['num_outputs'] },
    });
    expect(patched.overrides).toEqual({ safety_tolerance: 2, seed: 9 });
  });

  it('pins a value that equals the default', async () => {
    const patched = await patchConfig({ ctx, input: { modelId, ifMatch: '*', set: { num_outputs: 1 } } });
    expect(patched).toMatchObject({ overrides: { num_outputs: 1 }, diff: [] });
  });

  it.each([
    [{ unset: ['nonsense'] }, '/nonsense', 'unknown_parameter'],
    [{ set: { seed: 1 }, unset: ['seed'] }, '/seed', 'set_and_unset'],
    [{ set: { nonsense: 1 } }, '/nonsense', 'unknown_parameter'],
  ])('refuses %j', async (change, path, code) => {
    const refused = async () => {
      await expect(
        patchConfig({ ctx, input: { modelId, ifMatch: '*', ...change } as never }),
      ).rejects.toMatchObject({
        code: 'invalid',
        errors: [{ path, code }],
      });
    };
    expect(await added(refused)).toEqual(NOTHING);
  });
});

describe('resetConfig', () => {
  it('removes all overrides, pins included', async () => {
    await save({ safety_tolerance: 4, seed: 3 });
    const reset = await resetConfig({ ctx, input: { modelId, ifMatch: '*' } });
    expect(reset).toMatchObject({ overrides: {}, config: reset.defaults, diff: [] });
  });

  it('refuses a viewer', async () => {
    const viewer = contextOf(database.db, 'viewer');
    await expect(async () =>
      resetConfig({ ctx: viewer, input: { modelId, ifMatch: '*' } }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('restoreRevision', () => {
  it('stores the overrides of that revision as a new one', async () => {
    const wanted = await save({ num_outputs: 4 });
    await save({ num_outputs: 2 });
    const written = await added(() =>
      restoreRevision({ ctx, input: { modelId, ifMatch: '*', revision: wanted.revision, note: 'back' } }),
    );
    expect(written).toEqual(WRITTEN);
    expect(await readConfig({ ctx, input: { modelId } })).toMatchObject({
      overrides: { num_outputs: 4 },
      note: 'back',
    });
  });

  it('refuses overrides that do not fit the present schema, and stores nothing', async () => {
    const { sql } = database;
    const { revision } = await save({ seed: 1 });
    await sql`
      insert into config_revisions (model_id, revision, overrides, config, version, schema_fingerprint, actor_kind, actor_id, actor_name)
      values (${id}, ${revision + 1}, '{"gone": true}', '{}', 1, 'sha256:none', 'system', 'system', 'test')`;
    await sql`update model_configs set revision = ${revision + 1} where model_id = ${id}`;
    const input = { modelId, ifMatch: '*', revision: revision + 1 };
    await save({ seed: 2 });
    const refused = async () => {
      await expect(restoreRevision({ ctx, input })).rejects.toMatchObject({
        code: 'invalid',
        errors: [{ path: '/gone' }],
      });
    };
    expect(await added(refused)).toEqual(NOTHING);
  });

  it('knows no revision that is not there', async () => {
    const input = { modelId, ifMatch: '*', revision: 9999 };
    await expect(restoreRevision({ ctx, input })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('history', () => {
  it('lists newest first, each with what it changed against the one before', async () => {
    await save({ num_outputs: 2 });
    const last = await save({ num_outputs: 3, seed: 1 });
    const { revisions } = await listRevisions({ ctx, input: { modelId, limit: 2 } });
    expect(revisions[0]).toMatchObject({
      revision: last.revision,
      diff: [
        { path: '/num_outputs', before: 2, after: 3 },
        { path: '/seed', after: 1 },
      ],
    });
    expect(revisions[1]?.diff).toEqual([{ path: '/num_outputs', before: 1, after: 2 }]);
  });

  it('pages without a gap or a repeat', async () => {
    for (const seed of [1, 2, 3, 4, 5]) await save({ seed });
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await listRevisions({ ctx, input: { modelId, limit: 3, cursor } });
      seen.push(...page.revisions.map((revision) => revision.revision));
      cursor = page.next_cursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, index) => seen.length - index));
  });

  it('compares the first revision with the defaults', async () => {
    const seedream = 'bytedance/seedream-4';
    await saveConfig({ ctx, input: { modelId: seedream, ifMatch: '*', overrides: { guidance_scale: 3 } } });
    const first = await readRevision({ ctx, input: { modelId: seedream, revision: 1 } });
    expect(first.diff).toEqual([{ path: '/guidance_scale', before: 7.5, after: 3 }]);
  });

  it('knows the config of a past time', async () => {
    const past = await save({ num_outputs: 2 });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await save({ num_outputs: 3 });
    const at = past.updated_at ?? '';
    expect(await readConfig({ ctx, input: { modelId, at } })).toEqual(past);
    await expect(readConfig({ ctx, input: { modelId, at: '2000-01-01T00:00:00Z' } })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('a model without a production version', () => {
  it('has no config: 409', async () => {
    await database.sql`insert into models (id, slug, name, kind) values ('bare', 'bare', 'Bare', 'imported')`;
    await expect(readConfig({ ctx, input: { modelId: 'bare' } })).rejects.toMatchObject({ code: 'conflict' });
    await expect(
      saveConfig({ ctx, input: { modelId: 'bare', ifMatch: '*', overrides: {} } }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });
});
