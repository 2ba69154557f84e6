import type { JsonObject, JsonValue } from '@/lib/config-schema';
import { configRepository } from '@/lib/domain/config/server';
import type { ModelRow } from '@/lib/domain/models/server';
import { registryStore, type VersionRow } from '@/lib/domain/versions/server';
import { actorColumns, type Context } from '@/lib/platform/context';
import { recordChange } from '@/lib/platform/db/write';

/** One move of production, with the config that goes with it. */
type Move = {
  model: ModelRow;
  action: 'activate' | 'undo';
  /** What leaves production, and for which status. */
  from: { version: VersionRow; status: 'staging' | 'archived' } | null;
  to: VersionRow | null;
  overrides: JsonObject;
  /** Effective, before and after. */
  configs: { before: JsonObject; after: JsonObject };
  note: string | null;
  undoes?: number;
};

/**
 * The one way in which production moves: the config revision, an event for each version, and the audit row. All carry the
 * same time, so that at no moment of the past two versions, or none, seem to be live. The caller holds the model's lock.
 */
export async function changeProduction(ctx: Context, move: Move): Promise<void> {
  const { model, action, from, to, overrides, configs, note, undoes } = move;
  const actor = actorColumns(ctx.actor);
  const schemaOwner = to ?? from?.version;
  if (schemaOwner === undefined) throw new Error('production moves from nothing to nothing');
  const revision = await configRepository(ctx.db).append({
    modelId: model.id,
    overrides,
    config: configs.after,
    version: schemaOwner.version,
    schemaFingerprint: schemaOwner.schemaFingerprint,
    note: revisionNote(move),
    ...actor,
  });
  const change = {
    ...actor,
    modelId: model.id,
    action,
    note,
    configRevision: revision.revision,
    undoes: undoes ?? null,
    createdAt: revision.createdAt,
  };
  const store = registryStore(ctx.db);
  if (from) await store.setStatus({ ...change, version: from.version.version, status: from.status });
  if (to) {
    const formerVersion = from?.version.version ?? null;
    await store.setStatus({ ...change, version: to.version, status: 'production', formerVersion });
  }
  await recordChange(ctx, {
    action: `version.${action}`,
    subject: model.id,
    subjectName: model.name,
    delivers: 'model',
    before: described(from?.version ?? null, configs.before),
    after: described(to, configs.after),
    revision: revision.revision,
    note,
  });
}

const described = (version: VersionRow | null, config: JsonObject): JsonValue => ({
  version: version?.version ?? null,
  config,
});

/** What the history of the config says: "version 1 → 2", and why. */
function revisionNote({ action, from, to, note }: Move): string {
  const [before, after] = [from?.version.version ?? 'none', to?.version ?? 'none'];
  const move = `version ${before} → ${after}${action === 'undo' ? ', undone' : ''}`;
  return note === null ? move : `${move}: ${note}`;
}
