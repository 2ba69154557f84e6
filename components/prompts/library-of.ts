import { effectiveOf, type JsonObject, type ParameterSchema, validate } from '@/lib/config-schema';
import type { PromptLibrary } from '@/lib/worker/prompts';

/** The library that these overrides make; null where something in it is not even a text. */
export function libraryOf(schema: ParameterSchema, overrides: JsonObject): PromptLibrary | null {
  const config = effectiveOf(schema, overrides);
  const isOther = validate(schema, config).some(({ code }) => code === 'type');
  return isOther ? null : (config as PromptLibrary);
}
