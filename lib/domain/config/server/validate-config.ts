import { defaultsOf, effectiveOf, type Issue, type JsonObject, validate } from '@/lib/config-schema';
import { findModel } from '@/lib/domain/models/server';
import { productionVersion } from '@/lib/domain/versions/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import { limitErrors } from '@/lib/platform/errors';
import type { ModelConfig } from '../contract';
import { configDiff } from './model-config';
import { missingWhileActive } from './require-valid';

type Input = { modelId: string; config: JsonObject };
type Result = { valid: boolean; errors: Issue[]; errors_omitted?: number; diff: ModelConfig['diff'] };

/** Checks a config as a save would, and says what would differ from the defaults. Writes nothing. */
export async function validateConfig({ ctx, input }: { ctx: Context; input: Input }): Promise<Result> {
  requirePermission(ctx.actor, 'models:read');
  const model = await findModel(ctx, input.modelId);
  const { parametersSchema } = await productionVersion(ctx, model.id);
  const config = effectiveOf(parametersSchema, input.config);
  const missing = model.isActive ? missingWhileActive(parametersSchema, config) : [];
  const errors = [...validate(parametersSchema, config), ...missing];
  const diff = configDiff(defaultsOf(parametersSchema), config);
  return { valid: errors.length === 0, ...limitErrors(errors), diff };
}
