import type { JsonObject, ParameterSchema } from '@/lib/config-schema';
import type { RuntimeInput } from '@/lib/domain/runtime/contract';
import { type Context, requirePermission } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import { InvalidInputError } from '@/lib/providers/input-builder';
import { registry } from '@/lib/providers/registry';

/** What is live of a model. */
export type LiveVersion = {
  modelId: string;
  version: number;
  /** Effective. */
  config: JsonObject;
  configRevision: number;
  parametersSchema: ParameterSchema;
};

type Input = { live: LiveVersion; inputs: JsonObject };

/**
 * The provider's input of one job under what is live: it reads no database. Throws `invalid` with every input and every
 * parameter for which a provider would refuse the job.
 */
export function buildInput({ ctx, input }: { ctx: Pick<Context, 'actor'>; input: Input }): RuntimeInput {
  requirePermission(ctx.actor, 'runtime:read');
  const { modelId, version, config, configRevision, parametersSchema } = input.live;
  const builder = registry.inputBuilderOf({ modelId, schema: parametersSchema });
  try {
    const built = builder.buildInput({ request: { inputs: input.inputs }, config });
    return { model_id: modelId, version, config_revision: configRevision, ...built };
  } catch (error) {
    throw error instanceof InvalidInputError ? refused(error) : error;
  }
}

function refused({ issues }: InvalidInputError): ProblemError {
  const errors = issues.map(({ part, ...issue }) => ({
    ...issue,
    ...(part === 'inputs' && { in: 'body' as const }),
  }));
  return new ProblemError('invalid', 'The provider would refuse this job; see errors.', { errors });
}
