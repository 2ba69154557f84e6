import { fingerprint } from './fingerprint';
import { equal, identical, without } from './json';
import { parametersOf } from './parameters';
import type { JsonObject, JsonValue, Parameter, ParameterSchema, Pointer, Role } from './types';

/** One thing that two schemas say differently of a parameter. A side that says nothing is absent. */
export type Aspect = { name: string; before?: JsonValue; after?: JsonValue };

/** A parameter that came, went or changed. Of one that came or went, `aspects` says all that is known. */
export type SchemaDifference = {
  path: Pointer;
  title: string;
  change: 'added' | 'removed' | 'changed';
  /** An input in both schemas, or in the only one that has it; else a config parameter. */
  role: Role;
  aspects: Aspect[];
};

/** Keywords that the aspects tell of or that only group, mark or name, and those that `structureOf` puts in again. */
const TOLD = [
  'type format default enum const nullable minimum maximum exclusiveMinimum exclusiveMaximum multipleOf',
  'minLength maxLength pattern minItems maxItems uniqueItems x-role x-unit x-group',
  'anyOf oneOf items additionalProperties properties',
].flatMap((line) => line.split(' '));

/**
 * In which parameters two schemas differ, inputs too: those of `before` in their order, then those that only `after`
 * has. Wording, units, groups and order are no difference.
 */
export function schemaDifferences(before: ParameterSchema, after: ParameterSchema): SchemaDifference[] {
  const [former, present] = [leavesOf(before), leavesOf(after)];
  const known = [...former.values()].flatMap((leaf) => differenceOf(leaf, present.get(leaf.path)));
  const added = [...present.values()].filter(({ path }) => !former.has(path));
  return [...known, ...added.flatMap((leaf) => differenceOf(undefined, leaf))];
}

function differenceOf(before: Parameter | undefined, after: Parameter | undefined): SchemaDifference[] {
  const shown = after ?? before;
  const aspects = before && after ? changesOf(before, after) : all(before, after);
  if (shown === undefined || aspects.length === 0) return [];
  const { path, title } = shown;
  const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  const isInput = [before, after].every((side) => side === undefined || side.role === 'input');
  return [{ path, title, change, role: isInput ? 'input' : 'config', aspects }];
}

function leavesOf(schema: ParameterSchema): Map<Pointer, Parameter> {
  const leaves = (parameter: Parameter): Parameter[] =>
    parameter.children.length > 0 ? parameter.children.flatMap(leaves) : [parameter];
  return new Map(
    parametersOf(schema)
      .flatMap(leaves)
      .map((leaf) => [leaf.path, leaf]),
  );
}

/** Of a parameter that came or went: everything but where it is given, which its role says. */
function all(before: Parameter | undefined, after: Parameter | undefined): Aspect[] {
  return aspectsOf(saidOf(before), saidOf(after)).filter(({ name }) => name !== 'given');
}

function changesOf(before: Parameter, after: Parameter): Aspect[] {
  const told = aspectsOf(saidOf(before), saidOf(after)).filter((each) => {
    // A default is sent with its keys in order; rules ignore the order.
    const isSame = each.name === 'default' ? identical : equal;
    return !isSame(each.before, each.after);
  });
  const [former, present] = [structureOf(before), structureOf(after)];
  if (fingerprint(former) === fingerprint(present)) return told;
  return [...told, { name: 'schema', before: former, after: present }];
}

function aspectsOf(before: Said, after: Said): Aspect[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => {
    const [was, is] = [before[name], after[name]];
    if (was === undefined && is === undefined) return [];
    return [
      { name, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) },
    ];
  });
}

/** What the aspects do not tell: items, parts, branches, and whatever else the schema asks for. */
function structureOf({ schema, item, value, variants, properties }: Parameter): JsonObject {
  return {
    ...without(schema, TOLD),
    ...(item === null ? {} : { items: item.schema }),
    ...(value === null ? {} : { additionalProperties: value.schema }),
    ...(variants.length === 0 ? {} : { anyOf: variants.map((variant) => variant.schema) }),
    properties: Object.fromEntries(properties.map((property) => [property.name, property.schema])),
  };
}

type Said = Record<string, JsonValue | undefined>;

/** What a schema says of a parameter, under the names that a person reads. */
function saidOf(parameter: Parameter | undefined): Said {
  if (parameter === undefined) return {};
  const { min, max, exclusiveMin, exclusiveMax, options, role, hasDefault } = parameter;
  return {
    given: role === 'input' ? 'with each job' : 'here',
    type: typeWords(parameter),
    required: (parameter.required && !hasDefault) || undefined,
    default: hasDefault ? parameter.default : undefined,
    [exclusiveMin ? 'more than' : 'at least']: min ?? undefined,
    [exclusiveMax ? 'less than' : 'at most']: max ?? undefined,
    step: parameter.multipleOf ?? undefined,
    'fewest characters': parameter.minLength || undefined,
    'most characters': parameter.maxLength ?? undefined,
    pattern: parameter.pattern ?? undefined,
    'fewest items': parameter.minItems || undefined,
    'most items': parameter.maxItems ?? undefined,
    'no item twice': parameter.uniqueItems || undefined,
    options: options === null ? undefined : sorted(options),
  };
}

function typeWords({ type, format, nullable }: Parameter): string {
  return `${type}${format === null ? '' : ` (${format})`}${nullable ? ' or null' : ''}`;
}

/** Options are a set: their order means nothing. */
function sorted(options: JsonValue[]): JsonValue[] {
  return [...options].sort((left, right) => (String(left) < String(right) ? -1 : 1));
}
