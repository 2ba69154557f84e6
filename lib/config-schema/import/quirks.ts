import { isJsonObject, own, ownList, ownObject, ownTexts, without } from '../json';
import type { JsonObject } from '../types';
import { labelOf } from './label-of';
import { withNull } from './nullable';
import { withSecret } from './secrets';
import type { Place } from './walk';

/** What a provider means, where it is not quite what it wrote. Gives a schema that says it. */
type Quirk = (schema: JsonObject, place: Place) => JsonObject;

/** Pydantic 1 wraps a reference in `allOf` to write a title, a default or an order beside it. */
const singleReference: Quirk = (schema) => {
  const [only, ...others] = ownList(schema, 'allOf');
  const reference = own(only, '$ref');
  const alone = others.length === 0 && isJsonObject(only) && Object.keys(only).length === 1;
  if (!alone || reference === undefined || Object.hasOwn(schema, '$ref')) return schema;
  return { $ref: reference, ...without(schema, ['allOf']) };
};

/** The same for options, with a title that repeats the name and a description that says nothing. */
const emptyWords: Quirk = (schema, { path }) => {
  const repeats = Object.hasOwn(schema, 'enum') && own(schema, 'title') === path.at(-1);
  const saysNothing = own(schema, 'description') === 'An enumeration.';
  return without(schema, [...(repeats ? ['title'] : []), ...(saysNothing ? ['description'] : [])]);
};

/** fal lists the names in order. What was just converted is still ours alone, so it is changed in place. */
const falOrder: Quirk = (schema, { source }) => {
  for (const [index, name] of ownTexts(source, 'x-fal-order-properties').entries()) {
    const property = own(ownObject(schema, 'properties'), name);
    if (isJsonObject(property) && !Object.hasOwn(property, 'x-order')) property['x-order'] = index;
  }
  return schema;
};

/** Beside a reference, only OpenAPI 3.0 and drafts up to 7 ignore limits; those who write them mean them. */
const siblings: Quirk = (schema, { walk, path }) => {
  const named = walk.dialect?.startsWith('draft') && Object.hasOwn(schema, '$ref');
  const limits = named ? Object.keys(schema).filter((keyword) => LIMITING.includes(keyword)) : [];
  if (limits.length > 0) {
    const words = `${limits.join(', ')} beside a reference counts, though ${walk.dialect} ignores it`;
    walk.report.info(path, `${labelOf(path)}${words}`);
  }
  return schema;
};

const LIMITING = [
  'enum',
  'const',
  'type',
  'properties',
  'required',
  'minimum',
  'maximum',
  'pattern',
  'items',
];

/** OpenAPI: which branch is meant stands in one property. It is written into the branches once all are converted. */
const discriminator: Quirk = (schema, { walk, source, path }) => {
  const said = own(source, 'discriminator');
  if (said === undefined) return schema;
  const property = typeof said === 'string' ? said : own(said, 'propertyName');
  const mapping = own(said, 'mapping');
  const branches = [...ownList(schema, 'oneOf'), ...ownList(schema, 'anyOf')];
  if (typeof property !== 'string' || branches.length === 0) {
    walk.report.info(
      [...path, 'discriminator'],
      `${labelOf(path)}discriminator has no branches here: left out`,
    );
    return schema;
  }
  const values = new Map<string, string>();
  for (const [value, target] of Object.entries(isJsonObject(mapping) ? mapping : {})) {
    if (typeof target !== 'string') continue;
    const reference = target.includes('#') ? target : `#/components/schemas/${target}`;
    const converted = walk.definitions.refer(
      reference,
      [...path, 'discriminator', 'mapping', value],
      walk.scope,
    );
    if (converted) values.set(converted, value);
  }
  walk.discriminated.push({ schema, property, values, path });
  return schema;
};

/** In this order: each sees what the one before made. */
export const quirks: Quirk[] = [
  singleReference,
  emptyWords,
  falOrder,
  siblings,
  withNull,
  withSecret,
  discriminator,
];
