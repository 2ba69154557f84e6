import type { z } from 'zod';
import { effectiveOf, type JsonObject, overridesOf, type ParameterSchema } from '@/lib/config-schema';
import type { Context } from '@/lib/platform/context';
import type { ModelConfig, saveConfigBody } from '../contract';
import { type ConfigWrite, changeConfig } from './change-config';

type Replacement = z.output<typeof saveConfigBody>;
type Input = ConfigWrite & Replacement;

/**
 * Replaces a config. `config` is the whole effective config: what is left out, or equals the default, inherits.
 * `overrides` is exactly what is to be stored, pins included.
 */
export function saveConfig({ ctx, input }: { ctx: Context; input: Input }): Promise<ModelConfig> {
  return changeConfig({
    ctx,
    input,
    action: 'config.update',
    next: ({ schema }) => replacedOverrides(schema, input),
  });
}

/** What a replacement stores. */
export function replacedOverrides(schema: ParameterSchema, replacement: Replacement): JsonObject {
  if ('overrides' in replacement) return replacement.overrides;
  return overridesOf(schema, effectiveOf(schema, replacement.config));
}
