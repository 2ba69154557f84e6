import type { z } from 'zod';
import type { saveConfigBody } from '@/lib/domain/config/contract';
import { replacedOverrides } from '@/lib/domain/config/server';
import type { Context } from '@/lib/platform/context';
import { promptSchema } from '@/lib/worker/prompts';
import type { PromptConfig } from '../contract';
import { changePrompts, type PromptsWrite } from './change-prompts';

type Input = PromptsWrite & z.output<typeof saveConfigBody>;

/** Replaces the library: by all texts, of which those that differ are stored, or by exactly what is to be stored. */
export function savePrompts({ ctx, input }: { ctx: Context; input: Input }): Promise<PromptConfig> {
  return changePrompts({
    ctx,
    input,
    action: 'prompts.update',
    next: () => replacedOverrides(promptSchema, input),
  });
}
