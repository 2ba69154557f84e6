import {
  configParametersOf,
  type Issue,
  type JsonObject,
  type ParameterSchema,
  toPointer,
} from '@/lib/config-schema';
import type { Context } from '@/lib/platform/context';
import type { ModelConfig } from '../contract';
import { type ConfigWrite, changeConfig } from './change-config';
import { invalidConfig } from './require-valid';

type Patch = { set?: JsonObject | undefined; unset?: string[] | undefined };
type Input = ConfigWrite & Patch;

/** Touches only what it names: `set` stores a value even where it equals the default (a pin), `unset` makes it inherit again. */
export function patchConfig({ ctx, input }: { ctx: Context; input: Input }): Promise<ModelConfig> {
  return changeConfig({
    ctx,
    input,
    action: 'config.update',
    next: ({ schema, overrides }) => patchedOverrides(schema, overrides, input),
  });
}

/** What a patch leaves of overrides. Throws `invalid` for a name that is set and unset at once, or unknown. */
export function patchedOverrides(
  schema: ParameterSchema,
  overrides: JsonObject,
  { set = {}, unset = [] }: Patch,
): JsonObject {
  const known = new Set(configParametersOf(schema).map((parameter) => parameter.name));
  const issues = unset.flatMap((name): Issue[] => {
    const path = toPointer([name]);
    if (Object.hasOwn(set, name))
      return [{ path, code: 'set_and_unset', message: 'Cannot be set and unset at once' }];
    if (!known.has(name) && !Object.hasOwn(overrides, name)) {
      return [{ path, code: 'unknown_parameter', message: 'Unknown parameter' }];
    }
    return [];
  });
  if (issues.length > 0) throw invalidConfig(issues);
  const kept = Object.entries(overrides).filter(([name]) => !unset.includes(name));
  return Object.fromEntries([...kept, ...Object.entries(set)]);
}
