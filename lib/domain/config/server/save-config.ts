import type { z } from 'zod';
import { effectiveOf, type JsonObject, overridesOf } from '@/lib/config-schema';
import type { Context } from '@/lib/platform/context';
import type { ModelConfig, saveConfigBody } from '../contract';
import { type ConfigWrite, changeConfig } from './change-config';

type Input = ConfigWrite & z.output<typeof saveConfigBody>;

/**
 * Replaces a config. `config` is the whole effective config: what is left out, or equals the default, inherits.
 * `overrides` is exactly what is to be stored, pins included.
 */
export function saveConfig({ ctx, input }: { ctx: Context; input: Input }): Promise<ModelConfig> {
  return changeConfig({
    ctx,
    input,
    action: 'config.update',
    next: ({ schema }): JsonObject =>
      'overrides' in input ? input.overrides : overridesOf(schema, effectiveOf(schema, input.config)),
  });
}
