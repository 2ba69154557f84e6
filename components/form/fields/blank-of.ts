import type { JsonObject, JsonValue, Parameter } from '@/lib/config-schema';

/** What a new part starts as: its default, its first option, or the emptiest value that its control can show. */
export function blankOf(parameter: Parameter): JsonValue {
  if (parameter.hasDefault) return parameter.default;
  const [option] = parameter.options ?? [];
  if (option !== undefined) return option;
  const [variant] = parameter.variants;
  if (variant) return blankOf(variant);
  if (parameter.type === 'bool') return false;
  if (parameter.type === 'array') return [];
  if (parameter.type === 'object') return blankObject(parameter);
  return parameter.type === 'any' && parameter.nullable ? null : '';
}

function blankObject({ properties }: Parameter): JsonObject {
  const needed = properties.filter(({ required }) => required);
  return Object.fromEntries(needed.map((property) => [property.name, blankOf(property)]));
}
