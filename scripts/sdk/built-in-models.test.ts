import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { defaultsOf, parametersOf } from '@/lib/config-schema';
import { registry } from '@/lib/providers/registry';
import { schemaOf } from '@/lib/providers/schema-of';
import { BUILT_IN_DEFAULTS } from '@/lib/sdk/built-in-models';
import { root } from '../launcher/environment.mjs';
import { BUILT_IN_MODELS_FILE, builtInModelsSource, typeOf } from './built-in-models';
import { formatted } from './format';

it('the committed file is what the registry gives', () => {
  const committed = readFileSync(join(root, BUILT_IN_MODELS_FILE), 'utf8');
  expect(committed, 'Run npm run generate:sdk').toBe(formatted(builtInModelsSource(), BUILT_IN_MODELS_FILE));
});

it('the defaults are those of version 1 of every built-in model', () => {
  expect(Object.keys(BUILT_IN_DEFAULTS.models)).toEqual(registry.list().map(({ id }) => id));
  for (const { id, slug, versions } of registry.list())
    expect(BUILT_IN_DEFAULTS.models[id]).toMatchObject({
      slug,
      version: 1,
      config: defaultsOf(schemaOf(versions[0].parameters)),
    });
});

it.each([
  [{ type: 'boolean' }, 'boolean'],
  [{ type: ['integer', 'null'] }, 'number | null'],
  [{ type: 'number' }, 'number'],
  [{ type: 'string' }, 'string'],
  [{ enum: ['a', 2] }, '"a" | 2'],
  [{ type: 'array', items: { type: 'string' } }, 'readonly (string)[]'],
  [{ type: 'object', additionalProperties: { type: 'string' } }, 'unknown'],
])('a parameter %j holds %s', (schema, type) => {
  const [parameter] = parametersOf({ type: 'object', properties: { one: schema } });
  expect(parameter && typeOf(parameter)).toBe(type);
});
