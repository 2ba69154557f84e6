import { lockModel, refuseArchived } from '@/lib/domain/models/server';
import { registryStore, versionOf } from '@/lib/domain/versions/server';
import { actorColumns, type Context, requirePermission } from '@/lib/platform/context';
import { retried } from '@/lib/platform/db/retry';
import { inTransaction, recordChange } from '@/lib/platform/db/write';
import { ProblemError } from '@/lib/platform/errors';
import type { ModelVersion } from '../contract';
import { describeVersion } from './to-model-version';

type Input = { modelName: string; version: number; note?: string | null | undefined };

/** Archives a version. Throws `conflict` for the one in production. It may be activated again. */
export async function archiveVersion({ ctx, input }: { ctx: Context; input: Input }): Promise<ModelVersion> {
  requirePermission(ctx.actor, 'registry:write');
  return retried(() => inTransaction(ctx, (tx) => archive(tx, input)));
}

async function archive(ctx: Context, input: Input): Promise<ModelVersion> {
  const model = await lockModel(ctx, input.modelName);
  const { version, status } = await versionOf(ctx, model.id, input.version);
  refuseArchived(model);
  if (status === 'production') {
    throw new ProblemError('conflict', `Version ${version} is in production. Activate another one first.`);
  }
  if (status !== 'archived') {
    const note = input.note || null;
    const change = { modelId: model.id, version, status: 'archived', action: 'archive', note } as const;
    await registryStore(ctx.db).setStatus({ ...change, ...actorColumns(ctx.actor) });
    await recordChange(ctx, {
      action: 'version.archive',
      subject: model.id,
      subjectName: model.name,
      delivers: 'nothing',
      before: { version, status },
      after: { version, status: 'archived' },
      note,
    });
  }
  return describeVersion(ctx, model.id, version);
}
