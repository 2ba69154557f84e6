import { type Context, requirePermission } from '@/lib/platform/context';
import { outboundEnv } from '@/lib/platform/env';
import type { Provider } from '../contract';

/** Whether the provider can be called, and what is missing. */
export function readProvider({ ctx }: { ctx: Pick<Context, 'actor'> }): Provider {
  requirePermission(ctx.actor, 'models:read');
  const missing = outboundEnv().REPLICATE_API_TOKEN === undefined ? ['REPLICATE_API_TOKEN'] : [];
  return { provider: 'replicate', configured: missing.length === 0, missing };
}
