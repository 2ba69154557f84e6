import { inputParametersOf, type JsonObject } from '@/lib/config-schema';
import { type Context, requirePermission } from '@/lib/platform/context';
import type { JobInputs } from '../contract';
import { versionToBuild } from './version-to-build';

type Input = { modelId: string; version?: number | undefined };

/** Where a schema keeps what its parameters refer to. */
const DEFINITIONS = ['$defs', 'definitions'];

/** What comes with each job of a version (the production one unless named), as a form asks for it. */
export async function readJobInputs({ ctx, input }: { ctx: Context; input: Input }): Promise<JobInputs> {
  requirePermission(ctx.actor, 'models:read');
  const { modelId, version, schema, builder, secrets } = await versionToBuild(
    ctx,
    input.modelId,
    input.version,
  );
  const inputs = inputParametersOf(schema);
  const apart = ['prompt', 'image', builder.image, ...secrets];
  const others = inputs.filter(({ name }) => !apart.includes(name));
  const definitions = DEFINITIONS.flatMap((keyword): [string, JsonObject][] => {
    const found = schema[keyword];
    return found === undefined ? [] : [[keyword, found as JsonObject]];
  });
  return {
    model_id: modelId,
    version,
    prompt: inputs.some(({ name }) => name === 'prompt'),
    image: builder.image,
    secrets,
    json_schema: {
      ...Object.fromEntries(definitions),
      type: 'object',
      properties: Object.fromEntries(
        others.map((parameter) => [
          parameter.name,
          { ...parameter.schema, 'x-role': 'config', 'x-order': parameter.order },
        ]),
      ),
      additionalProperties: false,
    },
  };
}
