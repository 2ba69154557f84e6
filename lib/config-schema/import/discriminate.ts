import { declaredOf } from '../declared';
import { flatten } from '../flatten';
import { isJsonObject, own, ownList, ownObject, ownTexts, without } from '../json';
import { optionsOf } from '../kinds';
import type { JsonObject, JsonValue } from '../types';
import { definitionOf, nameIn } from './definition-of';
import { labelOf } from './label-of';
import type { Walk } from './walk';

/**
 * Writes into each branch of a discriminated choice the value that stands for it, where the branch does not say it
 * itself: the one of the mapping, else the name of the definition (OpenAPI 3.1, "Discriminator Object").
 * Changes `root`, which nobody else holds yet.
 */
export function writeDiscriminators(root: JsonObject, walk: Walk): void {
  for (const { schema, property, values, path } of walk.discriminated) {
    for (const keyword of ['oneOf', 'anyOf']) {
      if (!Object.hasOwn(schema, keyword)) continue;
      const branches = ownList(schema, keyword);
      const marked = branches.map((branch) => markedBranch(root, branch, property, values));
      const count = marked.filter((branch, index) => branch !== branches[index]).length;
      schema[keyword] = marked;
      for (const branch of marked) if (isJsonObject(branch)) walk.origins.set(branch, path);
      if (count > 0) walk.report.info(path, `${labelOf(path)}${property} tells ${count} forms apart`);
    }
  }
}

function markedBranch(
  root: JsonObject,
  branch: JsonValue,
  property: string,
  values: Map<string, string>,
): JsonValue {
  const reference = own(branch, '$ref');
  if (!isJsonObject(branch) || typeof reference !== 'string') return branch;
  const flat = flatten(root, branch);
  const declared = declaredOf(root, flat.schema, flat.seen).properties.get(property);
  if (declared && optionsOf(flatten(root, declared).schema)) return branch;
  const value = values.get(reference) ?? nameIn(reference);
  const opened = openedBranch(root, branch, property);
  const properties = ownObject(opened, 'properties');
  return {
    ...opened,
    properties: { ...properties, [property]: { ...ownObject(properties, property), const: value } },
    required: [...new Set([...ownTexts(opened, 'required'), property])],
  };
}

/** A branch with its definition written out, where that declares the property itself and no limit stands beside. */
function openedBranch(root: JsonObject, branch: JsonObject, property: string): JsonObject {
  const target = definitionOf(root, branch);
  const declares = Object.hasOwn(ownObject(target, 'properties'), property);
  const isAlone = Object.keys(branch).every((keyword) => ['$ref', 'description', 'title'].includes(keyword));
  if (!target || !declares || !isAlone) return branch;
  return { ...without(target, ['$defs', '$schema']), ...without(branch, ['$ref']) };
}
