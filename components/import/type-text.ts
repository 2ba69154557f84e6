import type { Parameter } from '@/lib/config-schema';

const names: Record<Parameter['type'], string> = {
  string: 'text',
  int: 'whole number',
  float: 'number',
  bool: 'yes or no',
  array: 'list',
  object: 'object',
  any: 'anything',
};

/** The type of a parameter in a few words: "choice of 5", "list of text", "whole number or null". */
export function typeText(parameter: Parameter): string {
  const { type, options, item, nullable, variants } = parameter;
  const base = options
    ? `choice of ${options.length}`
    : variants.length > 0
      ? `one of ${variants.length} kinds`
      : type === 'array' && item
        ? `list of ${typeText(item)}`
        : names[type];
  return nullable && type !== 'any' ? `${base} or null` : base;
}
