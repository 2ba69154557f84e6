import { declaredOf } from './declared';
import { isJsonObject, own, ownObject } from './json';
import { optionsOf, typeOf } from './kinds';
import { limitsOf } from './limits';
import { inOrder } from './order';
import { toPointer } from './pointer';
import { targetOf } from './references';
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
  /** True for a branch of a union, which is called by its title, be it that of a type. */
  isBranch?: boolean;
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
  const decides = ({ name }: Parameter) => declared.deciders.has(name);
  const ordered = inOrder(parameters, (parameter) => own(parameter.schema, 'x-order'));
  const first = [...ordered.filter(decides), ...ordered.filter((parameter) => !decides(parameter))];
  return toldApart(first).map((parameter, order) => ({ ...parameter, order }));
}

/** The parameter of a name that the root does not declare; null if the root allows no others. */
export function buildOther(root: ParameterSchema, name: string, schema: JsonObject, seen: readonly string[]) {
  const others = othersOf({ additionalProperties: false, ...schema }, true);
  if (!isJsonObject(others)) return null;
  return buildParameter({ root, path: [name], name, seen, required: false }, others);
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
  const options = optionsShown(type, view);
  return {
    name: place.name,
    path: toPointer(place.path),
    type,
    title: titleOf(titleWritten(place, view, text('title')), place.name),
    description: text('description') ?? '',
    default: written ?? null,
    hasDefault: written !== undefined,
    required: place.required,
    nullable: view.nullable,
    options,
    optionTitles: titlesShown(options, view),
    nullTitle: view.nullable ? (view.titles.get('null') ?? null) : null,
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
function othersOf(shown: JsonObject, declares = declaresSome(shown)): JsonValue | undefined {
  const others = own(shown, 'additionalProperties');
  const [pattern, ...morePatterns] = Object.values(ownObject(shown, 'patternProperties'));
  if (isJsonObject(others) && pattern === undefined) return others;
  if (others === false && morePatterns.length === 0) return pattern;
  return pattern !== undefined || (declares && others === true) ? {} : undefined;
}

function declaresSome(shown: JsonObject): boolean {
  return Object.keys(ownObject(shown, 'properties')).length > 0;
}

function part(place: Place, seen: readonly string[], schema: JsonValue | undefined): Parameter | null {
  if (!isJsonObject(schema)) return null;
  const path = [...place.path, '-'];
  return buildParameter({ root: place.root, path, name: '', seen, required: false }, schema);
}

function buildVariant(place: Place, { schema, seen }: View['variants'][number]): Parameter {
  return buildParameter(
    { root: place.root, path: place.path, name: place.name, seen, required: false, isBranch: true },
    schema,
  );
}

function titlesShown(options: JsonValue[] | null, { titles }: View): Parameter['optionTitles'] {
  if (options === null) return null;
  const found = options.map((option) => titles.get(JSON.stringify(option)) ?? null);
  return found.some((title) => title !== null) ? found : null;
}

/** Both booleans are no choice to list, unless they have titles. */
function optionsShown(type: Parameter['type'], { shown, titles }: View): JsonValue[] | null {
  const options = optionsOf(shown);
  return type === 'bool' && options?.length === 2 && titles.size === 0 ? null : options;
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

/** Words of types, and those that stand beside them: `Optional[int]`, `list of strings`, `Positive Integer`. */
const TYPE =
  /^(any|array|bool|boolean|decimal|dict|dictionary|double|enum|float|float(16|32|64)|int|integer|u?int(8|16|32|64)|json|list|long|map|none|null|number|object|str|string|tuple|union)s?$/i;
const BESIDE_TYPE =
  /^(an?|const|literal|negative|non|nullable|of|optional|or|positive|sequence|set|strict|unsigned|values?)$/i;

/** True for a title that a generator writes if it has no name. */
function isOfType(title: string): boolean {
  const words = title.split(/[^\p{L}\d]+|(?<=\p{Ll})(?=\p{Lu})/u).filter((word) => word !== '');
  return (
    words.some((word) => TYPE.test(word)) && words.every((word) => TYPE.test(word) || BESIDE_TYPE.test(word))
  );
}

/** The title that is meant for a parameter: not that of its type, nor of a definition that others share. */
function titleWritten(place: Place, view: View, title: string | undefined): string | undefined {
  if (title === undefined || place.name === '' || place.isBranch) return title;
  if (isOfType(title)) return undefined;
  const followed = view.seen.filter((reference) => !place.seen.includes(reference));
  const nameOf = (reference: string) => reference.slice(reference.lastIndexOf('/') + 1);
  if (/\p{Ll}\p{Lu}/u.test(title) && followed.some((reference) => nameOf(reference) === title))
    return undefined;
  const source = followed.find((reference) => own(targetOf(place.root, reference), 'title') === title);
  if (source === undefined) return title;
  return wordsIn(title) === wordsIn(nameOf(source)) || usesOf(place.root).get(source) !== 1
    ? undefined
    : title;
}

const uses = new WeakMap<ParameterSchema, ReadonlyMap<string, number>>();

/** How often a schema refers to each of its definitions. */
function usesOf(root: ParameterSchema): ReadonlyMap<string, number> {
  const known = uses.get(root);
  if (known) return known;
  const counted = new Map<string, number>();
  for (const [found] of JSON.stringify(root).matchAll(/"\$ref":"(?:[^"\\]|\\.)*"/g)) {
    const reference: string = JSON.parse(found.slice('"$ref":'.length));
    counted.set(reference, (counted.get(reference) ?? 0) + 1);
  }
  uses.set(root, counted);
  return counted;
}

/** Gives siblings different titles: those that share one are called by their names. */
function toldApart(parameters: Parameter[]): Parameter[] {
  const names = [
    ({ name }: Parameter) => titleOf(undefined, name),
    ({ name }: Parameter) => name,
    ({ title, name }: Parameter) => `${title} (${name})`,
  ];
  return names.reduce((current, nameOf) => {
    const counted = new Map<string, number>();
    for (const { title } of current)
      counted.set(title.toLowerCase(), (counted.get(title.toLowerCase()) ?? 0) + 1);
    const isShared = ({ title }: Parameter) => counted.get(title.toLowerCase()) !== 1;
    return current.some(isShared)
      ? current.map((each) => (isShared(each) ? { ...each, title: nameOf(each) } : each))
      : current;
  }, parameters);
}

/** The letters of a name: `GenerateOpts` and `generate-opts` are one. */
function wordsIn(title: string): string {
  return title.toLowerCase().replaceAll(/[\s_-]+/g, '');
}

/** Words that are read letter by letter, and their plural. */
const ACRONYM =
  /^(ai|api|cfg|cpu|css|dpi|fps|gif|gpu|hdr|html|https?|id|ip|json|llm|nsfw|pdf|png|rgba?|svg|tts|ui|uri|url|uuid|vae|xml|yaml)(s?)$/i;

function withAcronym(word: string): string {
  return word.replace(ACRONYM, (_, letters, plural) => letters.toUpperCase() + plural);
}

/** The written title, unless it only repeats the name, as generators do: `num_outputs` reads "Num outputs". */
function titleOf(written: string | undefined, name: string): string {
  if (written !== undefined && written !== '' && written !== name) {
    return wordsIn(written) === wordsIn(name) ? written.replaceAll(/[a-z]+/gi, withAcronym) : written;
  }
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])(?=[a-z])/g, '$1 $2')
    .split(/[\s_-]+/)
    .filter((word) => word !== '')
    .map((word) => (/^[A-Z][a-z]+$/.test(word) ? word.toLowerCase() : word))
    .map(withAcronym)
    .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
