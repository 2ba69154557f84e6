import { effectiveOf, type JsonObject, unsetParametersOf } from '@/lib/config-schema';
import { type ConfigRecord, configRepository, requireValid } from '@/lib/domain/config/server';
import { findModel, lockModel, refuseArchived } from '@/lib/domain/models/server';
import { registryStore, type VersionEvent, type VersionRow, versionOf } from '@/lib/domain/versions/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import { retried } from '@/lib/platform/db/retry';
import { inTransaction } from '@/lib/platform/db/write';
import { ProblemError } from '@/lib/platform/errors';
import type { ModelVersion } from '../contract';
import { changeProduction } from './change-production';
import { describeVersion } from './to-model-version';

type Input = { modelName: string; event: number; note?: string | null | undefined };

/**
 * Takes an activation back as one: both versions get their former status, the config its former overrides, as a new
 * revision. Throws `conflict` where the version, its predecessor or the config changed since. Answers with what is in
 * production then, or with the version that was taken out where nothing is.
 */
export async function undoActivation({ ctx, input }: { ctx: Context; input: Input }): Promise<ModelVersion> {
  requirePermission(ctx.actor, 'registry:write');
  return retried(() => inTransaction(ctx, (tx) => undo(tx, input)));
}

async function undo(ctx: Context, input: Input): Promise<ModelVersion> {
  const model = await lockModel(ctx, input.modelName);
  const event = await requireActivation(ctx, model.id, input.event);
  const activated = await versionOf(ctx, model.id, event.version);
  const former = event.formerVersion === null ? null : await versionOf(ctx, model.id, event.formerVersion);
  const configs = configRepository(ctx.db);
  const present = await configs.present(model.id);
  refuseArchived(model);
  requireUnchanged(event, { activated, former, present });

  const overrides = (await configs.record(model.id, (event.configRevision ?? 0) - 1))?.overrides ?? {};
  const config = former === null ? {} : requireValid(former.parametersSchema, overrides);
  if ((await findModel(ctx, model.id)).isActive) requireUsable(model.name, former, config);
  await changeProduction(ctx, {
    model,
    action: 'undo',
    from: { version: activated, status: event.formerStatus === 'archived' ? 'archived' : 'staging' },
    to: former,
    overrides,
    configs: { before: effectiveOf(activated.parametersSchema, present?.overrides ?? {}), after: config },
    note: input.note || null,
    undoes: event.id,
  });
  return describeVersion(ctx, model.id, (former ?? activated).version);
}

async function requireActivation(ctx: Context, modelId: string, id: number): Promise<VersionEvent> {
  const event = await registryStore(ctx.db).event(modelId, id);
  if (event === null) throw new ProblemError('not_found', `${modelId} has no event ${id}.`);
  if (event.action === 'activate' && event.status === 'production') return event;
  throw new ProblemError(
    'conflict',
    'Only an activation can be taken back: the event that put a version into production.',
  );
}

type Present = { activated: VersionRow; former: VersionRow | null; present: ConfigRecord | null };

/** Taking back what others have built on would take back their changes, too. */
function requireUnchanged(event: VersionEvent, { activated, former, present }: Present): void {
  const changed =
    activated.status !== 'production'
      ? `version ${activated.version} is not in production any more`
      : present?.revision !== event.configRevision
        ? `revision ${present?.revision} of the config was saved`
        : former !== null && former.status !== 'staging'
          ? `version ${former.version} was archived`
          : null;
  if (changed === null) return;
  throw new ProblemError(
    'conflict',
    `Something changed since: ${changed}. Activate the version that you want instead.`,
  );
}

function requireUsable(name: string, former: VersionRow | null, config: JsonObject): void {
  const fault =
    former === null
      ? 'and would have no production version'
      : unsetParametersOf(former.parametersSchema, config).length > 0
        ? `and version ${former.version} lacks a value for ${unsetParametersOf(former.parametersSchema, config).join(', ')}`
        : null;
  if (fault !== null)
    throw new ProblemError(
      'conflict',
      `${name} is the active model, ${fault}. Make another one active first.`,
    );
}
