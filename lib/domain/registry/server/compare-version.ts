import { compare, effectiveOf, pinsOf, schemaDifferences } from '@/lib/config-schema';
import { readOverrides } from '@/lib/domain/config/server';
import { findModel } from '@/lib/domain/models/server';
import { registryStore, versionOf } from '@/lib/domain/versions/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import type { Comparison } from '../contract';
import { configWithoutBroken, NOTHING_LIVE, unsetWhileActive } from './comparison';

type Input = { modelName: string; version: number };

/** What activating a version would do to what is stored and to what workers get. Writes nothing. */
export async function compareVersion({ ctx, input }: { ctx: Context; input: Input }): Promise<Comparison> {
  requirePermission(ctx.actor, 'models:read');
  const model = await findModel(ctx, input.modelName);
  const [next, production, overrides] = await Promise.all([
    versionOf(ctx, model.id, input.version),
    registryStore(ctx.db).production(model.id),
    readOverrides(ctx, model.id),
  ]);
  const before = production?.parametersSchema ?? NOTHING_LIVE;
  const after = next.parametersSchema;
  const config = configWithoutBroken(before, after, overrides);
  return {
    affected: [
      ...compare(before, after, overrides),
      ...unsetWhileActive(after, effectiveOf(after, overrides), model.isActive),
    ],
    before: production === null ? {} : effectiveOf(before, overrides),
    after: config,
    pins: pinsOf(before, after, overrides).map(({ path, after: value }) => ({ path, value: value ?? null })),
    parameters: schemaDifferences(before, after)
      .filter(({ role }) => role === 'config')
      .map(({ path }) => path),
  };
}
