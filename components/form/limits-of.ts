import type { Parameter } from '@/lib/config-schema';

/** The limits of a parameter as short texts: "1 to 6", "in steps of 8", "up to 200 characters". */
export function limitsOf(parameter: Parameter): string[] {
  const { min, max, exclusiveMin, exclusiveMax, multipleOf, minLength, maxLength, minItems, maxItems } =
    parameter;
  const texts = [
    range(min, max, exclusiveMin ? 'more than' : 'at least', exclusiveMax ? 'less than' : 'at most', ''),
    multipleOf === null || multipleOf === 1 ? null : `in steps of ${multipleOf}`,
    range(minLength || null, maxLength, 'at least', 'up to', 'characters'),
    range(minItems || null, maxItems, 'at least', 'up to', 'items'),
    parameter.uniqueItems ? 'no item twice' : null,
    parameter.nullable ? 'null allowed' : null,
  ];
  return texts.filter((text) => text !== null);
}

function range(
  min: number | null,
  max: number | null,
  from: string,
  to: string,
  unit: string,
): string | null {
  if (min === null && max === null) return null;
  const isOpen = from === 'more than' || to === 'less than';
  if (min !== null && max !== null && !isOpen) return `${min} to ${max} ${unit}`.trim();
  const parts = [min === null ? null : `${from} ${min}`, max === null ? null : `${to} ${max}`];
  return `${parts.filter((part) => part !== null).join(', ')} ${unit}`.trim();
}
