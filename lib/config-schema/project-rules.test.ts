import { expect, test } from 'vitest';
import { importSchema } from './import';
import { configParametersOf, type JsonObject, validate } from './index';

const branch = (model: string, properties: JsonObject) => ({
  type: 'object',
  additionalProperties: false,
  required: ['prompt', 'model'],
  properties: { prompt: { type: 'string' }, model: { const: model }, ...properties },
});
const imported = (source: JsonObject) => {
  const { schema, report } = importSchema(source);
  if (!schema) throw new Error(JSON.stringify(report));
  return schema;
};

test('a union at the root is kept without its inputs', () => {
  const alpha = branch('alpha', { ratio: { enum: ['16:9'] } });
  const beta = branch('beta', { ratio: { enum: ['1:1'] }, audio: { type: 'boolean' } });
  const schema = imported({ type: 'object', oneOf: [alpha, beta] });
  const isAllowed = (config: JsonObject) => validate(schema, config).length === 0;
  expect(configParametersOf(schema).map(({ name }) => name)).toEqual(['model', 'ratio', 'audio']);
  expect(isAllowed({})).toBe(true);
  expect(isAllowed({ model: 'alpha', ratio: '1:1' })).toBe(false);
  expect(isAllowed({ model: 'alpha', audio: true })).toBe(false);
  expect(isAllowed({ ratio: '16:9', audio: true })).toBe(false);
  expect(isAllowed({ model: 'beta', ratio: '1:1', audio: true })).toBe(true);
});

test('what every branch requires without a default is an input', () => {
  const file = { type: 'object', required: ['uri'], properties: { uri: { type: 'string' } } };
  const properties = { model: { const: 'act' }, clip: file, seed: { type: 'integer' } };
  const schema = imported({ type: 'object', oneOf: [{ required: ['model', 'clip'], properties }] });
  expect(configParametersOf(schema).map(({ name }) => name)).toEqual(['model', 'seed']);
  expect(validate(schema, {})).toEqual([]);
  expect(validate(schema, { seed: 5 })).toEqual([]);
});
