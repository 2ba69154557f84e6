import { isJsonObject, own, ownList, ownObject, ownTexts } from '../json';
import { subschemasOf } from '../subschemas';
import type { JsonObject, JsonValue } from '../types';
import { definitionOf } from './definition-of';
import { labelOf } from './label-of';
import { originOf } from './source-path';
import type { Walk } from './walk';

const PAIRS = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const;

/** Reports what no value can fulfil: an error where it is required, else a parameter that can only stay unset. */
export function reportContradictions(root: JsonObject, walk: Walk): void {
  visit(root, false);
  function visit(schema: JsonObject, required: boolean): void {
    const fault = contradictionIn(schema) ?? contradictionIn(definitionOf(root, schema) ?? {});
    const path = originOf(walk, schema);
    if (fault && required) walk.report.error(path, `${labelOf(path)}required, but ${fault}`);
    else if (fault) walk.report.warning(path, `${labelOf(path)}${fault}: it can only stay unset`);
    const names = ownTexts(schema, 'required');
    const properties = ownObject(schema, 'properties');
    for (const [name, property] of Object.entries(properties)) {
      if (isJsonObject(property)) visit(property, names.includes(name));
    }
    for (const inner of subschemasOf(schema)) if (inner.keyword !== 'properties') visit(inner.schema, false);
  }
}

function contradictionIn(schema: JsonObject): string | null {
  if (Object.hasOwn(schema, 'enum') && ownList(schema, 'enum').length === 0) return 'it has no option';
  const pair = PAIRS.find(([least, most]) => above(own(schema, least), own(schema, most)));
  return pair
    ? `its ${pair[0]} ${own(schema, pair[0])} is above its ${pair[1]} ${own(schema, pair[1])}`
    : null;
}

function above(least: JsonValue | undefined, most: JsonValue | undefined): boolean {
  return typeof least === 'number' && typeof most === 'number' && least > most;
}
