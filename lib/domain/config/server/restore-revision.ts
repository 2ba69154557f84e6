import { type Context, requirePermission } from '@/lib/platform/context';
import type { ModelConfig } from '../contract';
import { type ConfigWrite, changeConfig } from './change-config';
import { findRecord } from './find-record';

type Input = ConfigWrite & { revision: number };

/**
 * Stores the overrides of an earlier revision again, checked against the present schema. Throws `invalid` where they do
 * not fit it.
 */
export async function restoreRevision({ ctx, input }: { ctx: Context; input: Input }): Promise<ModelConfig> {
  requirePermission(ctx.actor, 'config:write');
  // Before If-Match is looked at: an unknown revision is a 404 whatever the precondition says.
  const { overrides } = await findRecord(ctx, input);
  return changeConfig({ ctx, input, action: 'config.restore', next: () => overrides });
}
