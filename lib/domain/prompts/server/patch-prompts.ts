import type { z } from 'zod';
import type { patchConfigBody } from '@/lib/domain/config/contract';
import { patchedOverrides } from '@/lib/domain/config/server';
import type { Context } from '@/lib/platform/context';
import { promptSchema } from '@/lib/worker/prompts';
import type { PromptConfig } from '../contract';
import { changePrompts, type PromptsWrite } from './change-prompts';

type Input = PromptsWrite & z.output<typeof patchConfigBody>;

/** Touches only the parts that it names, such as `rooms`: `set` stores one whole, `unset` makes it inherit again. */
export function patchPrompts({ ctx, input }: { ctx: Context; input: Input }): Promise<PromptConfig> {
  return changePrompts({
    ctx,
    input,
    action: 'prompts.update',
    next: (overrides) => patchedOverrides(promptSchema, overrides, input),
  });
}
