import { inputParametersOf, type ParameterSchema } from '@/lib/config-schema';
import { holdsSecret } from '@/lib/config-schema/import';
import { findModel } from '@/lib/domain/models/server';
import { productionVersion, versionOf } from '@/lib/domain/versions/server';
import type { Context } from '@/lib/platform/context';
import type { ModelInputBuilder } from '@/lib/providers/input-builder';
import { registry } from '@/lib/providers/registry';

/** A version for which somebody who holds no secrets looks at inputs. */
type VersionToBuild = {
  modelId: string;
  version: number;
  schema: ParameterSchema;
  builder: ModelInputBuilder;
  /** Names of the inputs that are secrets or hold one. Its builder does not ask for them. */
  secrets: string[];
};

/** A version of a model by id or slug, the production one unless named. */
export async function versionToBuild(
  ctx: Context,
  key: string,
  number: number | undefined,
): Promise<VersionToBuild> {
  const { id: modelId, name } = await findModel(ctx, key);
  const { version, parametersSchema: schema } = await (number === undefined
    ? productionVersion(ctx, modelId)
    : versionOf(ctx, modelId, number));
  const secrets = inputParametersOf(schema)
    .filter(holdsSecret)
    .map((parameter) => parameter.name);
  const builder = registry.inputBuilderOf({ modelId, name, schema: withoutDuty(schema, secrets) });
  return { modelId, version, schema, builder, secrets };
}

function withoutDuty(schema: ParameterSchema, names: string[]): ParameterSchema {
  const { required } = schema;
  if (names.length === 0 || !Array.isArray(required)) return schema;
  return { ...schema, required: required.filter((name) => !names.includes(String(name))) };
}
