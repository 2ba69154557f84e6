import { configParametersOf, configSchemaOf, inputParametersOf, type Parameter } from '@/lib/config-schema';
import { findModel } from '@/lib/domain/models/server';
import { productionVersion, versionOf } from '@/lib/domain/versions/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import type { ConfigSchema } from '../contract';

type Input = { modelId: string; version?: number | undefined };

/** The parameters of a version (the production one unless named) as the field list of the seeds and as JSON Schema. */
export async function readConfigSchema({
  ctx,
  input,
}: {
  ctx: Context;
  input: Input;
}): Promise<ConfigSchema> {
  requirePermission(ctx.actor, 'models:read');
  const model = await findModel(ctx, input.modelId);
  const row = await (input.version === undefined
    ? productionVersion(ctx, model.id)
    : versionOf(ctx, model.id, input.version));
  const schema = row.parametersSchema;
  return {
    model_id: model.id,
    display_name: model.name,
    version: row.version,
    fingerprint: row.schemaFingerprint,
    fields: configParametersOf(schema).map(describeParameter),
    inputs: inputParametersOf(schema).map(describeParameter),
    json_schema: configSchemaOf(schema),
  };
}

/** A parameter as the field list of the seeds has it. */
export function describeParameter(parameter: Parameter): ConfigSchema['fields'][number] {
  const { name, type, title, description, min, max, required, nullable, options, group, order } = parameter;
  return {
    name,
    type,
    title,
    default: parameter.default,
    has_default: parameter.hasDefault,
    description,
    min,
    max,
    required,
    nullable,
    options,
    group,
    order,
  };
}
