import { effectiveOf, type JsonObject } from '@/lib/config-schema';
import { readOverrides } from '@/lib/domain/config/server';
import { findModel, refuseArchived } from '@/lib/domain/models/server';
import { productionVersion, versionOf } from '@/lib/domain/versions/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import { secretsIn } from '@/lib/worker/inputs/secrets-in';
import type { Job, JobRequest } from '../contract';
import { addJob } from './add-job';
import { keepImage } from './keep-image';
import { reasonUnrunnable } from './reason-unrunnable';
import { requireSendable } from './require-sendable';

type Input = {
  modelId: string;
  version?: number | undefined;
  overrides?: JsonObject | undefined;
  request: JobRequest;
};

/**
 * Runs one version of a model once, under overrides that need not be saved. Throws `invalid` for what would not be sent, and
 * `conflict` for a model that no worker can run.
 */
export async function createTrial({ ctx, input }: { ctx: Context; input: Input }): Promise<Job> {
  requirePermission(ctx.actor, 'jobs:write');
  const model = await findModel(ctx, input.modelId);
  refuseArchived(model);
  const [{ version, parametersSchema: schema, providerRef }, stored] = await Promise.all([
    input.version === undefined ? productionVersion(ctx, model.id) : versionOf(ctx, model.id, input.version),
    readOverrides(ctx, model.id),
  ]);
  const reason = reasonUnrunnable({ model, providerRef });
  if (reason !== null) throw new ProblemError('conflict', `${reason}.`);
  const overrides = input.overrides ?? stored;
  const { request } = input;
  requireSendable({ model, schema, config: effectiveOf(schema, overrides), request, at: '/request' });
  const secrets = secretsIn(schema, request.inputs ?? {});
  const kept = await keepImage(ctx, request);
  return addJob(ctx, { kind: 'trial', modelId: model.id, version, overrides, request, kept, secrets });
}
