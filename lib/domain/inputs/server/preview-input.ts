import type { JsonObject } from '@/lib/config-schema';
import { readOverrides } from '@/lib/domain/config/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import { limitErrors } from '@/lib/platform/errors';
import type { InputPreview } from '../contract';
import { versionToBuild } from './version-to-build';

type Input = {
  modelId: string;
  version?: number | undefined;
  overrides?: JsonObject | undefined;
  inputs: JsonObject;
};

/**
 * What a worker would send with these overrides and inputs, or why it would send nothing. Secrets are left out: each job
 * brings its own, and none is given back. Stores nothing, and asks no provider.
 */
export async function previewInput({ ctx, input }: { ctx: Context; input: Input }): Promise<InputPreview> {
  requirePermission(ctx.actor, 'models:read');
  const { modelId, version, builder, secrets } = await versionToBuild(ctx, input.modelId, input.version);
  const config = input.overrides ?? (await readOverrides(ctx, modelId));
  const inputs = Object.fromEntries(Object.entries(input.inputs).filter(([name]) => !secrets.includes(name)));
  const job = { request: { inputs }, config };
  const errors = builder.validate(job);
  const built = errors.length === 0 ? builder.buildInput(job) : { input: null, warnings: [] };
  return { model_id: modelId, version, ...built, ...limitErrors(errors) };
}
