import { isJsonObject, type JsonObject, type JsonValue, valueAt } from '@/lib/config-schema';

/** Where the documents of providers keep the schema of what is sent. */
const PLACES = [
  '/latest_version/openapi_schema/components/schemas/Input',
  '/openapi_schema/components/schemas/Input',
  '/schema',
  '',
];

/**
 * The parameters that a source names at its top, read from the document itself and not by the importer; none where the
 * names stand in branches.
 */
export function namesInSource(source: JsonObject): string[] {
  const schema = PLACES.map((place) => followed(source, valueAt(source, place))).find(isJsonObject);
  return Object.keys(objectIn(schema, 'properties'));
}

function followed(source: JsonObject, schema: JsonValue | undefined): JsonValue | undefined {
  const reference = objectIn({ schema: schema ?? {} }, 'schema').$ref;
  return typeof reference === 'string' ? valueAt(source, reference.replace(/^#/, '')) : schema;
}

function objectIn(value: JsonObject | undefined, name: string): JsonObject {
  const member = value?.[name];
  return isJsonObject(member) ? member : {};
}
