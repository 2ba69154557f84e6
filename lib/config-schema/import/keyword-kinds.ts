import { LISTS, SINGLE } from '../subschemas';

/** What the value of a keyword of 2020-12, or of an annotation of our own, has to be. */
export type KeywordKind =
  | 'schema'
  | 'schemas'
  | 'named-schemas'
  | 'limit'
  | 'count'
  | 'positive'
  | 'text'
  | 'format'
  | 'flag'
  | 'number'
  | 'options'
  | 'examples'
  | 'names'
  | 'names-by-name'
  | 'default'
  | 'constant'
  | 'pattern'
  | 'role'
  | 'type';

const KEYWORDS: Record<KeywordKind, string[]> = {
  schema: SINGLE,
  schemas: LISTS,
  'named-schemas': ['dependentSchemas', 'patternProperties', 'properties'],
  limit: ['exclusiveMaximum', 'exclusiveMinimum', 'maximum', 'minimum'],
  count: [
    'maxContains',
    'maxItems',
    'maxLength',
    'maxProperties',
    'minContains',
    'minItems',
    'minLength',
    'minProperties',
  ],
  positive: ['multipleOf'],
  text: ['$comment', 'contentEncoding', 'contentMediaType', 'description', 'title', 'x-group', 'x-unit'],
  format: ['format'],
  flag: ['deprecated', 'readOnly', 'uniqueItems', 'writeOnly', 'x-secret'],
  number: ['x-order'],
  options: ['enum'],
  examples: ['examples'],
  names: ['required'],
  'names-by-name': ['dependentRequired'],
  default: ['default'],
  constant: ['const'],
  pattern: ['pattern'],
  role: ['x-role'],
  type: ['type'],
};

/** Each keyword that is kept, with what its value has to be. */
export const keywordKinds: ReadonlyMap<string, KeywordKind> = new Map(
  Object.entries(KEYWORDS).flatMap(([kind, keywords]) =>
    keywords.map((keyword): [string, KeywordKind] => [keyword, kind as KeywordKind]),
  ),
);

/** Keywords that are said in another way, or that only serve to find the target of a reference. */
export const convertedKeywords: ReadonlySet<string> = new Set([
  '$anchor',
  '$defs',
  '$dynamicAnchor',
  '$dynamicRef',
  '$id',
  '$recursiveAnchor',
  '$recursiveRef',
  '$ref',
  '$schema',
  'additionalItems',
  'definitions',
  'dependencies',
  'disallow',
  'discriminator',
  'divisibleBy',
  'example',
  'extends',
  'id',
  'nullable',
  'x-cog-secret',
  'x-fal-order-properties',
  'x-nullable',
]);
