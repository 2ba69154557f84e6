import { describe, expect, it, test } from 'vitest';
import { type ParameterSchema, parametersOf } from '@/lib/config-schema';
import type { Preview } from './preview';
import { counted, linesOf, recognised } from './recognised';
import { typeText } from './type-text';

describe('the type of a parameter in words', () => {
  const textOf = (property: ParameterSchema) => {
    const [parameter] = parametersOf({ type: 'object', properties: { it: property } });
    return parameter && typeText(parameter);
  };

  it.each<[string, ParameterSchema]>([
    ['text', { type: 'string' }],
    ['whole number or null', { type: ['integer', 'null'] }],
    ['choice of 3', { type: 'string', enum: ['a', 'b', 'c'] }],
    ['list of list of number', { type: 'array', items: { type: 'array', items: { type: 'number' } } }],
    ['one of 2 kinds', { anyOf: [{ type: 'integer' }, { type: 'string' }] }],
    ['yes or no', { type: 'boolean', default: false }],
    ['anything', {}],
  ])('is %s', (text, property) => {
    expect(textOf(property)).toBe(text);
  });
});

describe('what was recognised', () => {
  const schema: ParameterSchema = {
    type: 'object',
    properties: { prompt: { type: 'string', 'x-role': 'input' }, steps: { type: 'integer' } },
  };
  const preview = (kind: Preview['kind'], provider_version: string | null): Preview => ({
    kind,
    report: [],
    operations: [],
    operation: null,
    suggested: { model_id: null, name: null, provider_version } as Preview['suggested'],
    schema,
    version: 1,
    refusal: null,
    fetched: null,
  });

  it('is a sentence with the kind, the version and the parameters', () => {
    expect(recognised({ preview: preview('replicate', '897a32d4c0ffee0123'), schema })).toBe(
      'Replicate model, version 897a32d4…; 2 parameters, 1 of them an input.',
    );
    expect(recognised({ preview: preview('openapi', '1.2'), schema: { type: 'object' } })).toBe(
      'OpenAPI document, version 1.2; 0 parameters, 0 of them inputs.',
    );
  });

  it('says where the reason is if it cannot be imported', () => {
    expect(recognised({ preview: preview('json-schema', null), schema: null })).toBe(
      'JSON Schema. It cannot be imported as it stands: the report says why.',
    );
    expect(recognised({ preview: preview(null, null), schema: null })).toMatch(/^Not recognised/);
    expect(recognised({ preview: undefined, schema: null })).toBe('');
  });
});

test('a report of more lines than are listed is counted with all of them', () => {
  const listed = Array.from({ length: 200 }, () => ({}));
  expect(counted(linesOf([...listed, { more: 340 }]), 'warning')).toBe('540 warnings');
  expect(counted(linesOf([{}]), 'error')).toBe('1 error');
  expect(counted(linesOf([]), 'note')).toBe('0 notes');
});
