import { declaredOf } from '../declared';
import { flatten } from '../flatten';
import { isJsonObject, own, ownObject, ownTexts } from '../json';
import { subschemasOf } from '../subschemas';
import type { JsonObject, JsonValue } from '../types';
import { labelOf } from './label-of';
import { objectsOf } from './roles';
import { originOf } from './source-path';
import type { Walk } from './walk';

/**
 * Declares what is required but that no property describes: a parameter of any type at the root, a member of a group.
 * Where no others are allowed, it cannot be given and is required no more. Changes `root`, which nobody else holds yet.
 */
export function declareRequired(root: JsonObject, walk: Walk): void {
  // The engine remembers what it saw of a schema object, so it sees a copy of one that still changes.
  const copy = structuredClone(root);
  const visit = (schema: JsonObject, seen: JsonObject, isRoot: boolean): void => {
    const parts = subschemasOf(seen);
    for (const [index, part] of subschemasOf(schema).entries())
      visit(part.schema, parts[index]?.schema ?? {}, false);
    if (isRoot || isJsonObject(own(schema, 'properties'))) declare(schema, seen, isRoot);
  };
  const declare = (schema: JsonObject, seen: JsonObject, isRoot: boolean) => {
    const flat = flatten(copy, seen);
    const declared = declaredOf(copy, flat.schema, flat.seen).properties;
    const holders = isRoot ? objectsOf(root, root, new Set()) : [schema];
    const others = own(flat.schema, 'additionalProperties') ?? true;
    const names = holders.flatMap((holder) => [
      ...ownTexts(holder, 'required'),
      ...Object.values(ownObject(holder, 'dependentRequired')).flatMap((list) => ownTexts({ list }, 'list')),
    ]);
    for (const name of new Set(names)) if (!declared.has(name)) add(schema, name, others);
  };
  const add = (schema: JsonObject, name: string, others: JsonValue) => {
    const path = [...originOf(walk, schema), 'required'];
    if (others === false) {
      const names = ownTexts(schema, 'required');
      // A branch that requires it does not apply.
      if (!names.includes(name)) return;
      const words = `${name} is required, and nothing may have that name: left out`;
      walk.report.warning(path, `${labelOf(path)}${words}`);
      schema.required = names.filter((each) => each !== name);
      return;
    }
    walk.report.warning(
      path,
      `${labelOf(path)}${name} is required, and nothing describes it: any value is allowed`,
    );
    schema.properties = {
      ...ownObject(schema, 'properties'),
      [name]: isJsonObject(others) ? structuredClone(others) : {},
    };
  };
  visit(root, copy, true);
}
