import { own } from '../json';
import type { JsonObject } from '../types';

/** A version of JSON Schema. OpenAPI 3.0 and Swagger have one of their own; OpenAPI 3.1 uses 2020-12. */
export type Dialect =
  | 'draft-03'
  | 'draft-04'
  | 'draft-06'
  | 'draft-07'
  | '2019-09'
  | '2020-12'
  | 'openapi-3.0';

export const CURRENT = 'https://json-schema.org/draft/2020-12/schema';

const NAMED: [pattern: RegExp, dialect: Dialect][] = [
  [/\/draft-0?3\//, 'draft-03'],
  [/\/draft-0?4\//, 'draft-04'],
  [/\/draft-0?6\//, 'draft-06'],
  [/\/draft-0?7\//, 'draft-07'],
  [/\/draft\/2019-09\//, '2019-09'],
  [/\/draft\/2020-12\//, '2020-12'],
];

/** The version that a schema says it is written in; null where it says none that is known. */
export function dialectOf(schema: JsonObject): Dialect | null {
  const said = own(schema, '$schema');
  if (typeof said !== 'string') return null;
  return NAMED.find(([pattern]) => pattern.test(said))?.[1] ?? null;
}

/** True for the versions in which nothing beside a `$ref` counts. */
export function ignoresSiblings(dialect: Dialect | null): boolean {
  return dialect !== null && dialect !== '2019-09' && dialect !== '2020-12';
}
