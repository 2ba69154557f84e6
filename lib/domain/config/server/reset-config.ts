import type { Context } from '@/lib/platform/context';
import type { ModelConfig } from '../contract';
import { type ConfigWrite, changeConfig } from './change-config';

/** Resets all parameters to their defaults: pins go too. */
export function resetConfig({ ctx, input }: { ctx: Context; input: ConfigWrite }): Promise<ModelConfig> {
  return changeConfig({ ctx, input, action: 'config.reset', next: () => ({}) });
}
