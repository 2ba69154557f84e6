import { checkValue } from './check-value';
import { propertyCheckOf } from './compile';
import { configSchemaOf } from './config-schema';
import { equal, own, ownObject, ownTexts, without } from './json';
import { segmentsOf } from './pointer';
import type { Issue, JsonObject, JsonValue, ParameterSchema } from './types';

/** A config and what `validate` or `revalidate` found wrong with it. */
export type Checked = { value: JsonObject; issues: Issue[] };

/** Root keywords that say nothing about one parameter by another one. */
const MEMBERS_ONLY = [
  '$comment',
  '$defs',
  '$schema',
  'additionalProperties',
  'default',
  'definitions',
  'deprecated',
  'description',
  'examples',
  'properties',
  'required',
  'title',
  'type',
];

/** What may lead from one parameter to another one without going through the definitions. */
const FAR_REACHING = /"\$(dynamicRef|id)":/;

/** With more changes than this, as after a reset of all, the whole is checked at once. */
const MANY = 8;

/** The schemas of single parameters, each as an object with that parameter alone; null where a rule joins several. */
type Parts = Map<string, JsonObject> | null;

const parts = new WeakMap<ParameterSchema, Parts>();

/**
 * The issues that `validate` gives, in any order, for a config that was checked before and has changed since: only the
 * parameters that changed are looked at. Where the schema has rules about several parameters, all are.
 */
export function revalidate(schema: ParameterSchema, value: JsonObject, before: Checked): Issue[] {
  const root = configSchemaOf(schema);
  const known = partsOf(root);
  if (known === null) return checkValue(root, value);
  const names = new Set([...Object.keys(before.value), ...Object.keys(value)]);
  const changed = [...names].filter((name) => !equal(own(before.value, name), own(value, name)));
  if (changed.length === 0) return before.issues;
  if (changed.length > MANY) return checkValue(root, value);
  const isOld = ({ path }: Issue) => {
    const [name] = segmentsOf(path);
    return name !== undefined && !changed.includes(name);
  };
  const found = changed.flatMap((name) => checkMember(root, known, name, own(value, name)));
  return [...before.issues.filter(isOld), ...found];
}

/**
 * The issues of one parameter of the root, at their places in a config; null where the schema has rules about several
 * parameters, so that one alone cannot be told. `member` is its effective value, undefined where it has none.
 */
export function validateParameter(
  schema: ParameterSchema,
  name: string,
  member: JsonValue | undefined,
): Issue[] | null {
  const root = configSchemaOf(schema);
  const known = partsOf(root);
  return known === null ? null : checkMember(root, known, name, member);
}

function checkMember(
  root: ParameterSchema,
  known: Map<string, JsonObject>,
  name: string,
  member: JsonValue | undefined,
) {
  if (isRight(root, name, member)) return [];
  const part = known.get(name) ?? partOf(root, name);
  known.set(name, part);
  return checkValue(part, member === undefined ? {} : Object.fromEntries([[name, member]]));
}

/** True for a single value that is right: most keys make one, and nothing is compiled for it. False where that is not told. */
function isRight(root: ParameterSchema, name: string, member: JsonValue | undefined): boolean {
  if (member === undefined || (typeof member === 'object' && member !== null)) return false;
  try {
    return propertyCheckOf(root, name)?.(member).length === 0;
  } catch {
    // A schema that cannot be used: checkValue says so.
    return false;
  }
}

function partsOf(root: ParameterSchema): Parts {
  const known = parts.get(root);
  if (known !== undefined) return known;
  const joins = Object.keys(root).filter((key) => !MEMBERS_ONLY.includes(key) && !key.startsWith('x-'));
  const isJoined =
    joins.length > 0 || own(root, 'type') !== 'object' || FAR_REACHING.test(JSON.stringify(root));
  const made: Parts = isJoined ? null : new Map();
  parts.set(root, made);
  return made;
}

/** What the root says about one name, with the definitions where it refers to any. */
function partOf(root: ParameterSchema, name: string): JsonObject {
  const declared = own(ownObject(root, 'properties'), name);
  const refers = JSON.stringify([declared, root.additionalProperties]).includes('"$ref":');
  return {
    ...without(root, refers ? [] : ['$defs', 'definitions']),
    properties: declared === undefined ? {} : Object.fromEntries([[name, declared]]),
    required: ownTexts(root, 'required').filter((each) => each === name),
  };
}
