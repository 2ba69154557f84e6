import { describe, expect, it } from 'vitest';
import { createSchemaForm } from '@/components/form/create-schema-form';
import { fieldOfHash } from './field-of-hash';

const { fields } = createSchemaForm({
  schema: {
    type: 'object',
    properties: {
      'top p/k': { type: 'number' },
      frame: {
        type: 'object',
        additionalProperties: false,
        properties: { width: { type: 'integer' } },
      },
    },
  },
  overrides: {},
});
const pointerOf = (hash: string) => fieldOfHash(fields, hash)?.pointer;

describe('the parameter that an address names', () => {
  it('is found by its name, percent-encoded or not', () => {
    expect(pointerOf('#top%20p%2Fk')).toBe('/top p~1k');
    expect(pointerOf('#top p/k')).toBe('/top p~1k');
  });

  it('is found in a group, by name or pointer', () => {
    expect(pointerOf('#width')).toBe('/frame/width');
    expect(pointerOf('#/frame/width')).toBe('/frame/width');
  });

  it('is none for any other hash', () => {
    for (const hash of ['', '#', '#main', '#%E0%A4%A']) expect(pointerOf(hash)).toBeUndefined();
  });
});
