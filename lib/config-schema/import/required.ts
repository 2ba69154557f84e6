import { declaredOf } from '../declared';
import { flatten } from '../flatten';
import { isJsonObject, own, ownObject, ownTexts } from '../json';
import type { JsonObject, JsonValue } from '../types';
import { labelOf } from './label-of';
import { objectsOf } from './roles';
import { originOf } from './source-path';
import { twinsOf } from './twins';
import type { Walk } from './walk';

/**
 * Declares what is required but that no property describes: a parameter of any type at the root, a member of a group.
 * If the root allows no others, it cannot be given and is required no more. Changes `root`, which nobody else holds yet.
 */
export function declareRequired(root: JsonObject, walk: Walk): void {
  const twins = twinsOf(root);
  const [[, whole]] = twins as [[JsonObject, JsonObject]];
  for (const [schema, twin] of twins) {
    const isRoot = schema === root;
    if (!isRoot && !isJsonObject(own(schema, 'properties'))) continue;
    const names = (isRoot ? objectsOf(root, root, new Set()) : [schema]).flatMap(namesAsked);
    if (names.length === 0) continue;
    const flat = flatten(whole, twin);
    const declared = declaredOf(whole, flat.schema, flat.seen).properties;
    const others = own(flat.schema, 'additionalProperties') ?? true;
    // Elsewhere, a branch that requires what it does not allow does not apply.
    if (others === false && !isRoot) continue;
    for (const name of new Set(names)) if (!declared.has(name)) declare(walk, schema, name, others);
  }
}

function namesAsked(schema: JsonObject): string[] {
  const dependent = Object.values(ownObject(schema, 'dependentRequired'));
  return [...ownTexts(schema, 'required'), ...dependent.flatMap((names) => ownTexts({ names }, 'names'))];
}

function declare(walk: Walk, schema: JsonObject, name: string, others: JsonValue): void {
  const path = [...originOf(walk, schema), 'required'];
  const say = (words: string) =>
    walk.report.warning(path, `${labelOf(path)}${name} is required, and ${words}`);
  const required = ownTexts(schema, 'required');
  if (others !== false) {
    say('nothing describes it: any value is allowed');
    const described = isJsonObject(others) ? structuredClone(others) : {};
    schema.properties = { ...ownObject(schema, 'properties'), [name]: described };
  } else if (required.includes(name)) {
    say('nothing may have that name: left out');
    schema.required = required.filter((each) => each !== name);
  }
}
