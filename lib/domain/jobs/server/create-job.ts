import { readOverrides } from '@/lib/domain/config/server';
import { findModel } from '@/lib/domain/models/server';
import { readActiveModel } from '@/lib/domain/settings/server';
import { productionVersion } from '@/lib/domain/versions/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import { secretsIn } from '@/lib/worker/inputs/secrets-in';
import type { Job, JobRequest } from '../contract';
import { addJob, findRepeated } from './add-job';
import { keepImage } from './keep-image';
import { reasonUnrunnable } from './reason-unrunnable';
import { requireSendable } from './require-sendable';

type Input = JobRequest & { idempotency_key?: string | undefined };

/**
 * Takes a job. The model, its version and config are those that are live when a worker takes it; what can be known to be
 * wrong is refused at once. Throws `not_found` and `invalid`, and `conflict` for a key that was used for something else, or
 * an active model that no worker can run.
 */
export async function createJob({ ctx, input }: { ctx: Context; input: Input }): Promise<Job> {
  requirePermission(ctx.actor, 'jobs:write');
  const { idempotency_key: key, ...request } = input;
  const repeated = await findRepeated(ctx, key, request);
  if (repeated !== null) return repeated;
  const model = await modelOf(ctx, request.model);
  const [{ parametersSchema: schema, providerRef }, config] = await Promise.all([
    productionVersion(ctx, model.id).catch((error) => {
      throw request.model === undefined ? error : unusable(`${model.name} has no production version`);
    }),
    readOverrides(ctx, model.id),
  ]);
  const reason = reasonUnrunnable({ model, providerRef });
  if (reason !== null)
    throw request.model === undefined ? new ProblemError('conflict', `${reason}.`) : unusable(reason);
  requireSendable({ model, schema, config, request, at: '' });
  const secrets = secretsIn(schema, request.inputs ?? {});
  const kept = await keepImage(ctx, request);
  return addJob(ctx, { kind: 'job', modelId: model.id, request, kept, secrets, key });
}

async function modelOf(ctx: Context, key: string | undefined) {
  const system = { ...ctx, actor: { kind: 'system', id: 'system', name: 'Modelboard' } as const };
  if (key === undefined) {
    const { model_id } = await readActiveModel({ ctx: system, input: {} });
    return findModel(ctx, model_id);
  }
  const model = await findModel(ctx, key).catch((error) => {
    if (!(error instanceof ProblemError) || error.code !== 'not_found') throw error;
    throw new ProblemError('not_found', error.message, {
      errors: [{ path: '/model', code: 'unknown_model', message: 'There is no such model', in: 'body' }],
    });
  });
  if (model.archivedAt !== null) throw unusable(`${model.name} is archived`);
  return model;
}

function unusable(reason: string): ProblemError {
  const message = `${reason}. Name another model, or none for the active one.`;
  return new ProblemError('invalid', message, {
    errors: [{ path: '/model', code: 'unusable_model', message, in: 'body' }],
  });
}
