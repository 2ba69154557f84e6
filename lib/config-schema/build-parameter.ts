import { declaredOf } from './declared';
import { isJsonObject, own, ownObject } from './json';
import { optionsOf, typeOf } from './kinds';
import { limitsOf } from './limits';
import { inOrder } from './order';
import { toPointer } from './pointer';
import type { JsonObject, JsonValue, Parameter, ParameterSchema } from './types';
import { type View, viewOf } from './view';

/** A place in a schema from which one parameter is built. */
type Place = {
  root: ParameterSchema;
  path: string[];
  /** Empty for the item of a list and the value of a map, which have none. */
  name: string;
  seen: readonly string[];
  /** True if the schema above requires it. */
  required: boolean;
  /** What the default of the group above says; it goes before the schema's own default. */
  inherited?: JsonValue;
};

/**
 * The declared parameters of the root or of a nested group, in order. Here `required` still means "the schema
 * requires it", roles are not given and defaults are as written: finish-parameters.ts completes them.
 */
export function buildParameters(place: Place, schema: JsonObject): Parameter[] {
  const declared = declaredOf(place.root, schema, place.seen);
  const parameters = [...declared.properties].map(([name, property]) => {
    const path = [...place.path, name];
    const inherited = own(place.inherited, name);
    return buildParameter(
      { ...place, path, name, required: declared.required.has(name), inherited },
      property,
    );
  });
  const ordered = inOrder(parameters, (parameter) => own(parameter.schema, 'x-order'));
  return ordered.map((parameter, order) => ({ ...parameter, order }));
}

function buildParameter(place: Place, property: JsonObject): Parameter {
  const view = viewOf(place.root, property, place.seen);
  const { schema, shown } = view;
  const text = (keyword: string) => textOf(own(schema, keyword)) ?? textOf(own(shown, keyword));
  const written = place.inherited ?? own(shown, 'default');
  const type = view.variants.length > 0 ? commonType(view.variants) : typeOf(shown);
  const group = isGroup(place, view, written);
  const inherited = group ? written : undefined;
  const isObject = type === 'object' && view.variants.length === 0;
  const properties = isObject ? buildParameters({ ...place, seen: view.seen, inherited }, shown) : [];
  const options = optionsShown(type, shown);
  return {
    name: place.name,
    path: toPointer(place.path),
    type,
    title: titleOf(text('title'), place.name),
    description: text('description') ?? '',
    default: written ?? null,
    hasDefault: written !== undefined,
    required: place.required,
    nullable: view.nullable,
    options,
    optionTitles: titlesShown(options, view),
    ...limitsOf(shown),
    pattern: text('pattern') ?? null,
    format: text('format') ?? null,
    unit: text('x-unit') ?? null,
    group: text('x-group') ?? null,
    order: 0,
    secret: isSecret(shown),
    deprecated: own(shown, 'deprecated') === true,
    readOnly: own(shown, 'readOnly') === true,
    role: 'config',
    children: group ? properties : [],
    properties,
    item: isTuple(shown) ? null : part(place, view.seen, own(shown, 'items')),
    value: isObject ? part(place, view.seen, othersOf(shown)) : null,
    variants: view.variants.map((variant) => buildVariant(place, variant)),
    schema,
  };
}

/** Declares some properties and allows no others by name; null, unions and maps make it a value of its own. */
function isGroup(place: Place, view: View, written: JsonValue | undefined): boolean {
  const { shown } = view;
  if (typeOf(shown) !== 'object' || view.nullable || view.variants.length > 0) return false;
  const others = own(shown, 'additionalProperties');
  if (others === true || isJsonObject(others) || Object.hasOwn(shown, 'patternProperties')) return false;
  const names = declaredOf(place.root, shown, view.seen).properties;
  // A default that carries more than the declared names could not be told apart key by key.
  return names.size > 0 && (!isJsonObject(written) || Object.keys(written).every((name) => names.has(name)));
}

/** With `prefixItems`, `items` says only what comes after them. */
function isTuple(shown: JsonObject): boolean {
  return Object.hasOwn(shown, 'prefixItems');
}

/**
 * What a name that is not declared may hold; undefined where none may, or where nothing says so. An object without
 * declared properties that allows anything is free: it has no entries of a kind.
 */
function othersOf(shown: JsonObject): JsonValue | undefined {
  const others = own(shown, 'additionalProperties');
  const [pattern, ...morePatterns] = Object.values(ownObject(shown, 'patternProperties'));
  if (isJsonObject(others) && pattern === undefined) return others;
  if (others === false && morePatterns.length === 0) return pattern;
  const declares = Object.keys(ownObject(shown, 'properties')).length > 0;
  return pattern !== undefined || (declares && others === true) ? {} : undefined;
}

function part(place: Place, seen: readonly string[], schema: JsonValue | undefined): Parameter | null {
  if (!isJsonObject(schema)) return null;
  const path = [...place.path, '-'];
  return buildParameter({ root: place.root, path, name: '', seen, required: false }, schema);
}

function buildVariant(place: Place, { schema, seen }: View['variants'][number]): Parameter {
  return buildParameter(
    { root: place.root, path: place.path, name: place.name, seen, required: false },
    schema,
  );
}

function titlesShown(options: JsonValue[] | null, { titles }: View): Parameter['optionTitles'] {
  if (options === null || titles.size === 0) return null;
  return options.map((option) => titles.get(JSON.stringify(option)) ?? null);
}

/** Both booleans are no choice to list. */
function optionsShown(type: Parameter['type'], shown: JsonObject): JsonValue[] | null {
  const options = optionsOf(shown);
  return type === 'bool' && options?.length === 2 ? null : options;
}

function commonType(variants: View['variants']): Parameter['type'] {
  const [type, ...others] = new Set(variants.map(({ schema }) => typeOf(schema)));
  return type && others.length === 0 ? type : 'any';
}

/** Says so itself, or is a password that is never read back. */
function isSecret(schema: JsonObject): boolean {
  const said = own(schema, 'x-secret');
  return typeof said === 'boolean'
    ? said
    : own(schema, 'format') === 'password' || own(schema, 'writeOnly') === true;
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The written title, unless it only repeats the name, as generators do: `num_outputs` reads "Num outputs". */
function titleOf(written: string | undefined, name: string): string {
  if (written !== undefined && written !== '' && written !== name) return written;
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])(?=[a-z])/g, '$1 $2')
    .split(/[\s_-]+/)
    .filter((word) => word !== '')
    .map((word) => (/^[A-Z][a-z]+$/.test(word) ? word.toLowerCase() : word))
    .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
