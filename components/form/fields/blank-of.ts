import type { JsonObject, JsonValue, Parameter } from '@/lib/config-schema';

/** What a new item starts as: its default, its first option, or the emptiest value that its control can show. */
export function blankOf(parameter: Parameter): JsonValue {
  if (parameter.hasDefault) return parameter.default;
  const [first] = parameter.options ?? [];
  if (first !== undefined) return first;
  if (parameter.type === 'bool') return false;
  if (parameter.type === 'array') return [];
  if (parameter.type === 'object') return blankObject(parameter);
  return '';
}

function blankObject({ children }: Parameter): JsonObject {
  const needed = children.filter(({ required }) => required);
  return Object.fromEntries(needed.map((child) => [child.name, blankOf(child)]));
}
