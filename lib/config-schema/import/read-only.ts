import { isJsonObject, own, ownObject, ownTexts } from '../json';
import { subschemasOf } from '../subschemas';
import type { JsonObject, JsonValue } from '../types';
import { definitionOf } from './definition-of';
import { labelOf } from './label-of';
import { originOf } from './source-path';
import type { Walk } from './walk';

/**
 * Takes out what an API only answers with (OpenAPI: a `readOnly` property "SHOULD NOT be sent as part of the
 * request", and being required counts for the response only). Changes `root`, which nobody else holds yet.
 */
export function dropReadOnly(root: JsonObject, walk: Walk): void {
  visit(root);
  function visit(schema: JsonObject): void {
    const properties = ownObject(schema, 'properties');
    const gone = Object.entries(properties)
      .filter(([, property]) => isReadOnly(root, property))
      .map(([name]) => name);
    for (const name of gone) {
      const path = [...originOf(walk, schema), 'properties', name];
      walk.report.info(path, `${labelOf(path)}read-only, so it is never sent: left out`);
      delete properties[name];
    }
    if (gone.length > 0 && Object.hasOwn(schema, 'required')) {
      schema.required = ownTexts(schema, 'required').filter((name) => !gone.includes(name));
    }
    for (const inner of subschemasOf(schema)) visit(inner.schema);
  }
}

function isReadOnly(root: JsonObject, property: JsonValue): boolean {
  if (!isJsonObject(property)) return false;
  return own(property, 'readOnly') === true || own(definitionOf(root, property), 'readOnly') === true;
}
