import type { z } from 'zod';
import { fingerprint, type ParameterSchema } from '@/lib/config-schema';
import { ensureModel, refuseArchived } from '@/lib/domain/models/server';
import { registryStore } from '@/lib/domain/versions/server';
import { actorColumns, type Context, requirePermission } from '@/lib/platform/context';
import { retried } from '@/lib/platform/db/retry';
import { inTransaction, recordChange } from '@/lib/platform/db/write';
import { ProblemError } from '@/lib/platform/errors';
import type { ModelVersion, registerVersionEndpoint } from '../contract';
import { acceptSchema } from './accept-schema';
import { describeVersion } from './to-model-version';

type Input = z.output<NonNullable<(typeof registerVersionEndpoint)['body']>>;

/**
 * Registers a version; makes its model where the name is free. Throws `conflict` for a number that the model has already,
 * for a built-in and for an archived model, `invalid` for a schema that cannot be stored.
 */
export async function registerVersion({ ctx, input }: { ctx: Context; input: Input }): Promise<ModelVersion> {
  requirePermission(ctx.actor, 'registry:write');
  const { schema, faults } = acceptSchema(input.parameters_schema);
  if (schema === null) {
    throw new ProblemError('invalid', 'The parameter schema cannot be stored; see errors.', {
      errors: faults.map((fault) => ({ ...fault, path: `/parameters_schema${fault.path}`, in: 'body' })),
    });
  }
  return retried(() => inTransaction(ctx, (tx) => register(tx, input, schema)));
}

async function register(ctx: Context, input: Input, schema: ParameterSchema): Promise<ModelVersion> {
  const { model, isNew } = await ensureModel(ctx, input.model_name);
  refuseArchived(model);
  if (model.kind === 'built_in') {
    throw new ProblemError('conflict', `${model.name} is built in: its versions come with Modelboard.`);
  }
  const store = registryStore(ctx.db);
  if ((await store.version(model.id, input.version)) !== null) {
    throw new ProblemError('conflict', `${model.id} has a version ${input.version} already.`);
  }
  const { version, status, path, metadata } = input;
  const named = { modelId: model.id, version, status };
  const parameters = { parametersSchema: schema, schemaFingerprint: fingerprint(schema) };
  await store.insert(
    { ...named, ...parameters, path, metadata, providerRef: input.provider_ref ?? null },
    actorColumns(ctx.actor),
  );
  await recordChange(ctx, {
    action: isNew ? 'model.create' : 'version.register',
    subject: model.id,
    subjectName: model.name,
    delivers: isNew ? 'model' : 'nothing',
    before: null,
    after: isNew ? { name: model.name, slug: model.slug, versions: [version] } : { version, status, path },
  });
  return describeVersion(ctx, model.id, version);
}
