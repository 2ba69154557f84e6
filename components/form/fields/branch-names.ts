import { formatValue } from '@/components/diff';
import type { Parameter } from '@/lib/config-schema';

const KINDS: Record<Parameter['type'], string> = {
  any: 'Anything',
  array: 'List',
  bool: 'On or off',
  float: 'Number',
  int: 'Whole number',
  object: 'Object',
  string: 'Text',
};

const FORMATS: Record<string, string> = {
  uri: 'URL',
  url: 'URL',
  email: 'Email',
  date: 'Date',
  uuid: 'UUID',
};

/**
 * What the branches of a union are called: as they are titled, else by the constant that tells them apart, else by
 * their kind. Names that repeat get a number.
 */
export function branchNames(variants: Parameter[]): string[] {
  const names = variants.map(nameOf);
  return names.map((name, index) => {
    const place = names.slice(0, index).filter((other) => other === name).length;
    return names.filter((other) => other === name).length === 1 ? name : `${name} ${place + 1}`;
  });
}

function nameOf({ schema, type, format, options, properties, item }: Parameter): string {
  if (typeof schema.title === 'string' && schema.title !== '') return schema.title;
  if (options !== null) return options.length === 1 ? formatValue(options[0]) : 'One of a list';
  const constant = properties.find((property) => property.options?.length === 1)?.options?.[0];
  if (constant !== undefined) return formatValue(constant);
  if (type === 'array' && item !== null && item.type !== 'any') return `List of ${pluralOf(item.type)}`;
  return FORMATS[format ?? ''] ?? KINDS[type];
}

function pluralOf(type: Exclude<Parameter['type'], 'any'>): string {
  const plurals = { array: 'lists', bool: 'on or off', float: 'numbers', int: 'whole numbers' };
  return type === 'object' ? 'objects' : type === 'string' ? 'texts' : plurals[type];
}
