import { expect, test } from 'vitest';
import { RequestError } from '@/lib/platform/client/call';
import { newVersionOf, refusedFields, type VersionDraft } from './new-version';

const draft = (parts: Partial<VersionDraft> = {}): VersionDraft => ({
  version: '2',
  path: ' models/v2.onnx ',
  description: '',
  metrics: [],
  schema: '',
  status: 'staging',
  ...parts,
});

test('the least that a version needs', () => {
  expect(newVersionOf('detector', draft())).toEqual({
    body: { model_name: 'detector', version: 2, path: 'models/v2.onnx', metadata: {}, status: 'staging' },
    errors: null,
  });
});

test('all that can be said of one', () => {
  const metrics = [
    { name: ' accuracy ', value: '0.82' },
    { name: '', value: '' },
    { name: 'errors', value: '0' },
  ];
  const given = draft({ description: ' better ', metrics, schema: '{"type": "object"}', status: 'archived' });
  expect(newVersionOf('detector', given).body).toEqual({
    model_name: 'detector',
    version: 2,
    path: 'models/v2.onnx',
    metadata: { description: 'better', metrics: { accuracy: 0.82, errors: 0 } },
    status: 'archived',
    parameters_schema: { type: 'object' },
  });
});

test.each<[string, Partial<VersionDraft>, Record<string, unknown>]>([
  ['a number that is none', { version: '1.5' }, { version: expect.stringContaining('whole number') }],
  ['zero', { version: '0' }, { version: expect.stringContaining('whole number') }],
  ['no path', { path: ' ' }, { path: expect.stringContaining('where the artefact lies') }],
  [
    'a metric without a name',
    { metrics: [{ name: '', value: '1' }] },
    { 'metric 0': 'Name it, such as accuracy' },
  ],
  [
    'a metric without a value',
    { metrics: [{ name: 'a', value: '' }] },
    { 'metric 0': expect.stringContaining('number') },
  ],
  [
    'a metric that is a text',
    { metrics: [{ name: 'a', value: 'good' }] },
    { 'metric 0': expect.stringContaining('number') },
  ],
  [
    'a metric twice',
    {
      metrics: [
        { name: 'a', value: '1' },
        { name: 'a', value: '2' },
      ],
    },
    { 'metric 1': 'a stands there twice' },
  ],
  ['a schema that is no JSON', { schema: '{"type": }' }, { schema: 'Line 1, column 10: Expected a value' }],
  ['a schema that is no object', { schema: '[]' }, { schema: expect.stringContaining('JSON Schema') }],
])('refuses %s at its field', (_, parts, errors) => {
  expect(newVersionOf('detector', draft(parts))).toEqual({ body: null, errors });
});

const refusal = (status: number, detail: string, errors: object[] = []) =>
  new RequestError(status, { code: 'invalid', detail, errors } as never);

test('what the server refuses stands at its field, too', () => {
  expect(refusedFields(refusal(409, 'detector has a version 2 already.'))).toEqual({
    version: 'detector has a version 2 already.',
  });
  const faults = [
    { path: '/parameters_schema/properties/a/type', message: 'No such type', code: 'schema' },
    { path: '/parameters_schema', message: 'Too deep', code: 'schema' },
    { path: '/path', message: 'Too long', code: 'too_big' },
    { path: '/metadata', message: 'Not shown at a field', code: 'x' },
  ];
  expect(refusedFields(refusal(422, 'See errors.', faults))).toEqual({
    schema: '/properties/a/type: No such type · Too deep',
    path: 'Too long',
  });
});

test('what belongs to no field is left to the dialog', () => {
  expect(refusedFields(refusal(409, 'Detector is archived.'))).toEqual({});
  expect(refusedFields(new Error('offline'))).toEqual({});
});
