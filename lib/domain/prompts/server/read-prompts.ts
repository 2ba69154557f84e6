import { describeConfig } from '@/lib/domain/config/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import { promptSchema } from '@/lib/worker/prompts';
import type { PromptConfig } from '../contract';
import { selectPrompts, selectPromptsAt } from './repository';

type Input = { at?: string | undefined };

/** The prompt library, now or at a past time (RFC 3339). What nobody set has the built-in text of today. */
export async function readPrompts({ ctx, input }: { ctx: Context; input: Input }): Promise<PromptConfig> {
  requirePermission(ctx.actor, 'models:read');
  if (input.at === undefined) return presentPrompts(ctx);
  return describeConfig(promptSchema, await selectPromptsAt(ctx.db, new Date(input.at)));
}

/** The prompt library as it is now. */
export async function presentPrompts(ctx: Context): Promise<PromptConfig> {
  return describeConfig(promptSchema, await selectPrompts(ctx.db));
}
