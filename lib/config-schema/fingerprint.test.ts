import { expect, test } from 'vitest';
import { fingerprint, type JsonObject } from './index';
import { flux } from './testing/flux';

const withTolerance = (change: JsonObject): JsonObject => {
  const properties = flux.properties as Record<string, JsonObject>;
  return {
    ...flux,
    properties: { ...properties, safety_tolerance: { ...properties.safety_tolerance, ...change } },
  };
};

test('is sha256 in hexadecimal and does not change with the release', () => {
  expect(fingerprint({})).toBe('sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
});

test.each<JsonObject>([
  { title: 'Other' },
  { description: 'Other' },
  { examples: [1] },
  { $comment: 'x' },
  { 'x-order': 9 },
  { 'x-message': 'Choose less.' },
])('is blind to %j', (change) => expect(fingerprint(withTolerance(change))).toBe(fingerprint(flux)));

test.each<JsonObject>([
  { default: 2 },
  { default: null },
  { maximum: 5 },
  { enum: [1, 2] },
  { 'x-role': 'input' },
  { type: 'number' },
])('sees %j', (change) => expect(fingerprint(withTolerance(change))).not.toBe(fingerprint(flux)));

test('is blind to the order of options and of required names, also where one is there twice', () => {
  const schema = (options: string[], required: string[]) => ({
    properties: { it: { enum: options } },
    required,
  });
  expect(fingerprint(schema(['a', 'b', 'a'], ['it', 'up']))).toBe(
    fingerprint(schema(['b', 'a', 'a'], ['up', 'it'])),
  );
});

test('sees a parameter that is called title', () => {
  const schema = { properties: { title: { type: 'string' } } };
  expect(fingerprint(schema)).not.toBe(fingerprint({ properties: {} }));
});

test('sees the order of keys in a default, but not in rules', () => {
  const schema = (value: JsonObject) => ({ properties: { it: value } });
  const [sorted, other] = [
    { a: 1, b: 2 },
    { b: 2, a: 1 },
  ];
  expect(fingerprint(schema({ default: sorted }))).not.toBe(fingerprint(schema({ default: other })));
  expect(fingerprint(schema({ const: sorted }))).toBe(fingerprint(schema({ const: other })));
});
