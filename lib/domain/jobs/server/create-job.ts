import { effectiveOf } from '@/lib/config-schema';
import { readStored } from '@/lib/domain/config/server';
import { findModel } from '@/lib/domain/models/server';
import { readActiveModel } from '@/lib/domain/settings/server';
import { productionVersion } from '@/lib/domain/versions/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import { secretsIn } from '@/lib/worker/inputs/secrets-in';
import { idempotencyKey, type Job, type JobRequest } from '../contract';
import { addJob, findRepeated } from './add-job';
import { keepImage } from './keep-image';
import { reasonUnrunnable } from './reason-unrunnable';
import { isOfConfig, refuseJob } from './refuse-job';
import { requireSendable } from './require-sendable';

type Input = JobRequest & { idempotency_key?: string | undefined };

type Creation = {
  ctx: Context;
  input: Input;
  /** The header `Idempotency-Key`, which is the same as the field. */
  keyHeader?: string | null;
};

/**
 * Takes a job. The model, its version and config are those that are live when a worker takes it; what can be known to be
 * wrong is refused at once; a job that the config refuses is stored all the same, as a failed one. Throws `not_found` and `invalid`, and `conflict` for a key that was used for something else, or
 * an active model that no worker can run.
 */
export async function createJob({ ctx, input, keyHeader = null }: Creation): Promise<Job> {
  requirePermission(ctx.actor, 'jobs:write');
  const { idempotency_key: field, ...request } = input;
  const key = keyOf(field, keyHeader);
  const repeated = await findRepeated(ctx, key, request);
  if (repeated !== null) return repeated;
  const model = await modelOf(ctx, request.model);
  const [{ version, parametersSchema: schema, providerRef }, { overrides, revision }] = await Promise.all([
    productionVersion(ctx, model.id).catch((error) => {
      throw request.model === undefined ? error : unusable(`${model.name} has no production version`);
    }),
    readStored(ctx, model.id),
  ]);
  const reason = reasonUnrunnable({ model, providerRef });
  if (reason !== null)
    throw request.model === undefined ? new ProblemError('conflict', `${reason}.`) : unusable(reason);
  const secrets = secretsIn(schema, request.inputs ?? {});
  try {
    requireSendable({ model, schema, config: overrides, request, at: '' });
  } catch (error) {
    if (!isOfConfig(error)) throw error;
    const config = effectiveOf(schema, overrides);
    const assignment = { modelId: model.id, version, configRevision: revision, config };
    throw await refuseJob(ctx, { ...assignment, request, secrets, key, errors: error.errors });
  }
  const kept = await keepImage(ctx, request);
  return addJob(ctx, { kind: 'job', modelId: model.id, request, kept, secrets, key });
}

function keyOf(field: string | undefined, header: string | null): string | undefined {
  if (header === null) return field;
  const refuse = (code: string, message: string) =>
    new ProblemError('invalid', `${message}.`, {
      errors: [{ path: '/idempotency_key', code, message, in: 'body' }],
    });
  if (!idempotencyKey.safeParse(header).success)
    throw refuse('length', 'The header Idempotency-Key must have 1 to 200 characters');
  if (field !== undefined && field !== header)
    throw refuse('differs', 'The header Idempotency-Key and the field differ: send one of them');
  return header;
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
