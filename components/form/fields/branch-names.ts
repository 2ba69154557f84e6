import { formatValue } from '@/components/diff';
import type { JsonValue, Parameter } from '@/lib/config-schema';
import { limitsOf } from '../limits-of';

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

/** Number of options in a name; of a choice with more options, the first ones. */
const NAMED_OPTIONS = 4;

/**
 * What the branches of a union are called: as they are titled, else by the constant that tells them apart, by their
 * options, or by their kind. Branches of one kind are told apart by their limits: "2 to 10". Names that repeat get a number.
 */
export function branchNames(variants: Parameter[]): string[] {
  const kinds = variants.map(nameOf);
  const isShared = (names: string[], index: number) =>
    names.filter((other) => other === names[index]).length > 1;
  const names = kinds.map((kind, index) => {
    const variant = variants[index];
    return variant && isShared(kinds, index) ? (nameByLimits(variant, kind) ?? kind) : kind;
  });
  return names.map((name, index) => {
    const place = names.slice(0, index).filter((other) => other === name).length;
    return isShared(names, index) ? `${name} ${place + 1}` : name;
  });
}

function nameOf({ schema, type, format, options, properties, item }: Parameter): string {
  if (typeof schema.title === 'string' && schema.title !== '') return schema.title;
  if (options !== null) return optionNames(options);
  const constant = properties.find((property) => property.options?.length === 1)?.options?.[0];
  if (constant !== undefined) return formatValue(constant);
  if (type === 'array' && item !== null && item.type !== 'any') return `List of ${pluralOf(item.type)}`;
  return FORMATS[format ?? ''] ?? KINDS[type];
}

function optionNames(options: JsonValue[]): string {
  const hidden = options.length > NAMED_OPTIONS ? options.length - NAMED_OPTIONS + 1 : 0;
  const named = options.slice(0, options.length - hidden).map(formatValue);
  if (hidden > 0) return `${named.join(', ')} or ${hidden} more`;
  return [named.slice(0, -1).join(', '), ...named.slice(-1)].filter((text) => text !== '').join(' or ');
}

/** "2 to 10" for a number; what the form says of its limits beside the kind of anything else. */
function nameByLimits(variant: Parameter, kind: string): string | undefined {
  const limits = limitsOf(variant).join(', ');
  if (limits === '') return undefined;
  const isNumber = variant.type === 'int' || variant.type === 'float';
  return isNumber ? `${limits.charAt(0).toUpperCase()}${limits.slice(1)}` : `${kind}, ${limits}`;
}

function pluralOf(type: Exclude<Parameter['type'], 'any'>): string {
  const plurals = { array: 'lists', bool: 'on or off', float: 'numbers', int: 'whole numbers' };
  return type === 'object' ? 'objects' : type === 'string' ? 'texts' : plurals[type];
}
