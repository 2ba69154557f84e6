import { type Context, requirePermission } from '@/lib/platform/context';
import type { PromptConfig } from '../contract';
import { changePrompts, type PromptsWrite } from './change-prompts';
import { findPromptRevision } from './list-prompt-revisions';

type Input = PromptsWrite & { revision: number };

/** Stores the overrides of an earlier revision again. Throws `invalid` where they do not fit the schema of today. */
export async function restorePromptRevision({
  ctx,
  input,
}: {
  ctx: Context;
  input: Input;
}): Promise<PromptConfig> {
  requirePermission(ctx.actor, 'config:write');
  // Before If-Match is looked at: an unknown revision is a 404 whatever the precondition says.
  const { overrides } = await findPromptRevision(ctx, input.revision);
  return changePrompts({ ctx, input, action: 'prompts.restore', next: () => overrides });
}
