import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/config-schema';
import { objectAt } from './object-at';
import type { InvalidField } from './problems';

/**
 * What a model's published schema refuses of an input, in the provider's words, which are those of the Go package
 * gojsonschema. Written apart from the product's own engine, so that one checks the other.
 */
export function checkInput(openApi: JsonObject, input: JsonObject): InvalidField[] {
  const schema = resolve(openApi, '#/components/schemas/Input');
  const properties = objectAt(schema, 'properties');
  const required = Array.isArray(schema.required) ? schema.required : [];
  return [
    ...required
      .filter((name) => typeof name === 'string' && !Object.hasOwn(input, name))
      .map((name) => fault('required', `input.${name}`, `${name} is required`)),
    ...Object.entries(input).flatMap(([name, value]) => {
      const property = properties[name];
      if (isJsonObject(property)) return checkValue(openApi, property, `input.${name}`, value);
      const description = `Additional property ${name} is not allowed`;
      return [fault('additional_property_not_allowed', `input.${name}`, description)];
    }),
  ];
}

function checkValue(
  openApi: JsonObject,
  schema: JsonObject,
  field: string,
  value: JsonValue,
): InvalidField[] {
  if (value === null && schema.nullable === true) return [];
  const parts = Array.isArray(schema.allOf) ? schema.allOf.filter(isJsonObject) : [];
  const found = parts.flatMap((part) => {
    const target = typeof part.$ref === 'string' ? resolve(openApi, part.$ref) : part;
    return checkValue(openApi, target, field, value);
  });
  if (typeof schema.type === 'string' && !hasType(value, schema.type)) {
    const description = `Invalid type. Expected: ${schema.type}, given: ${typeOf(value)}`;
    return [...found, fault('invalid_type', field, description)];
  }
  const name = field.slice(field.lastIndexOf('.') + 1);
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) {
    const allowed = schema.enum.map((option) => JSON.stringify(option)).join(', ');
    found.push(fault('enum', field, `${name} must be one of the following: ${allowed}`));
  }
  if (typeof value === 'number') found.push(...checkNumber(schema, field, value));
  if (schema.format === 'uri' && typeof value === 'string' && !URL.canParse(value)) {
    found.push(fault('format', field, "Does not match format 'uri'"));
  }
  if (Array.isArray(value) && isJsonObject(schema.items)) {
    const { items } = schema;
    found.push(...value.flatMap((item, index) => checkValue(openApi, items, `${field}.${index}`, item)));
  }
  return found;
}

function checkNumber({ minimum, maximum }: JsonObject, field: string, value: number): InvalidField[] {
  if (typeof minimum === 'number' && value < minimum) {
    return [fault('number_gte', field, `Must be greater than or equal to ${minimum}`)];
  }
  if (typeof maximum === 'number' && value > maximum) {
    return [fault('number_lte', field, `Must be less than or equal to ${maximum}`)];
  }
  return [];
}

const fault = (type: string, field: string, description: string): InvalidField => ({
  type,
  field,
  description,
});

function resolve(openApi: JsonObject, reference: string): JsonObject {
  return reference.slice(2).split('/').reduce(objectAt, openApi);
}

function hasType(value: JsonValue, type: string): boolean {
  const given = typeOf(value);
  return given === type || (type === 'number' && given === 'integer');
}

function typeOf(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
