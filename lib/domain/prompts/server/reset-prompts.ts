import type { Context } from '@/lib/platform/context';
import type { PromptConfig } from '../contract';
import { changePrompts, type PromptsWrite } from './change-prompts';

/** Resets all texts to the built-in ones: rooms and styles of one's own go, too. */
export function resetPrompts({ ctx, input }: { ctx: Context; input: PromptsWrite }): Promise<PromptConfig> {
  return changePrompts({ ctx, input, action: 'prompts.reset', next: () => ({}) });
}
