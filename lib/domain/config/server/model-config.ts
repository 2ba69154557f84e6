import { defaultsOf, diff, effectiveOf, type JsonObject, type ParameterSchema } from '@/lib/config-schema';
import type { ModelConfig } from '../contract';
import type { ConfigRecord, StoredConfig } from './config-repository';

/** The differences of two configs with the keys that the API fixes: the default, and what is current. */
export function configDiff(defaults: JsonObject, config: JsonObject): ModelConfig['diff'] {
  return diff(defaults, config).map(({ path, before, after }) => ({
    path,
    ...(before === undefined ? {} : { default: before }),
    ...(after === undefined ? {} : { current: after }),
  }));
}

/** A model's config as the API shows it; `record` is null before the first save. */
export function toModelConfig(
  version: { modelId: string; version: number; parametersSchema: ParameterSchema },
  record: ConfigRecord | null,
): ModelConfig {
  const { modelId, version: number, parametersSchema } = version;
  return { model_id: modelId, version: number, ...describeConfig(parametersSchema, record) };
}

/** What every config tells; `record` is null before the first save. */
export function describeConfig(
  schema: ParameterSchema,
  record: StoredConfig | null,
): Omit<ModelConfig, 'model_id' | 'version'> {
  const overrides = record?.overrides ?? {};
  const defaults = defaultsOf(schema);
  const config = effectiveOf(schema, overrides);
  return {
    revision: record?.revision ?? 0,
    config,
    overrides,
    defaults,
    diff: configDiff(defaults, config),
    updated_at: record?.createdAt.toISOString() ?? null,
    updated_by: record?.actorName ?? null,
    note: record?.note ?? null,
  };
}
