import type { z } from 'zod';
import { ensureModel } from '@/lib/domain/models/server';
import { type NewVersion, registryStore } from '@/lib/domain/versions/server';
import { actorColumns, type Context, requirePermission } from '@/lib/platform/context';
import { retried } from '@/lib/platform/db/retry';
import { inTransaction, recordChange } from '@/lib/platform/db/write';
import { type ProblemEntry, ProblemError } from '@/lib/platform/errors';
import type { importRegistryEndpoint, ModelVersion } from '../contract';
import { type Entry, entriesByModel } from './registry-entries';
import { faultsOfModel, isSame } from './registry-faults';
import { describeVersion } from './to-model-version';

type Input = z.output<NonNullable<(typeof importRegistryEndpoint)['body']>>;
type Result = { models: ModelVersion[]; skipped: number };

/**
 * Registers what a registry.json holds, all of it or nothing. A version that is here already is skipped; one that differs
 * from it is a fault. Throws `invalid` with every fault at its place.
 */
export async function importRegistry({ ctx, input }: { ctx: Context; input: Input }): Promise<Result> {
  requirePermission(ctx.actor, 'registry:write');
  return retried(() => inTransaction(ctx, (tx) => importAll(tx, input)));
}

async function importAll(ctx: Context, input: Input): Promise<Result> {
  const { groups, faults } = entriesByModel(input.models);
  const added: NewVersion[] = [];
  // In one order for everybody, so that two imports do not wait for each other.
  for (const name of [...groups.keys()].sort()) {
    const found = await importModel(ctx, groups.get(name) ?? []);
    faults.push(...found.faults);
    added.push(...found.added);
  }
  if (faults.length > 0) {
    throw new ProblemError('invalid', 'The registry cannot be imported; see errors. Nothing was stored.', {
      errors: faults.sort((left, right) => placeOf(left) - placeOf(right)),
    });
  }
  const models = [];
  for (const { modelId, version } of added) models.push(await describeVersion(ctx, modelId, version));
  return { models, skipped: input.models.length - added.length };
}

const placeOf = ({ path }: ProblemEntry) => Number(path.split('/')[2]);

async function importModel(
  ctx: Context,
  entries: Entry[],
): Promise<{ added: NewVersion[]; faults: ProblemEntry[] }> {
  const [first] = entries;
  if (first === undefined) return { added: [], faults: [] };
  const { model, isNew } = await ensureModel(ctx, first.given.model_name);
  const store = registryStore(ctx.db);
  const known = isNew ? [] : await store.versions({ modelId: model.id });
  const faults = faultsOfModel(model, known, entries);
  if (faults.length > 0) return { added: [], faults };

  const fresh = entries.filter((entry) => !known.some((row) => isSame(row, entry)));
  if (fresh.length === 0) return { added: [], faults: [] };
  const added: NewVersion[] = [];
  for (const { given, parameters } of fresh) {
    const { version, status, path, metadata, creation_timestamp: createdAt } = given;
    const row = {
      ...{ modelId: model.id, version, status, path, metadata, ...parameters },
      providerRef: given.provider_ref ?? null,
      ...(createdAt === undefined ? {} : { createdAt: new Date(createdAt) }),
    };
    await store.insert(row, { ...actorColumns(ctx.actor), note: 'imported from a registry' });
    added.push(row);
  }
  const versions = added.map(({ version }) => version);
  await recordChange(ctx, {
    action: isNew ? 'model.create' : 'version.register',
    subject: model.id,
    subjectName: model.name,
    delivers: isNew ? 'model' : 'nothing',
    before: null,
    after: isNew ? { name: model.name, slug: model.slug, versions } : { versions },
  });
  return { added, faults: [] };
}
