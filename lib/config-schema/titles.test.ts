import { describe, expect, test } from 'vitest';
import { configParametersOf, configSchemaOf, type JsonObject, parametersOf } from './index';
import { only } from './testing/only';

const titlesOf = (properties: JsonObject, rest: JsonObject = {}) =>
  parametersOf({ type: 'object', properties, ...rest }).map(({ title }) => title);

describe('the title of a parameter', () => {
  test.each([
    'Boolean',
    'Float',
    'STRING',
    'int',
    'Uint8',
    'an array',
    'Integer or null',
    'Optional[int]',
    'Union[str, List[float]]',
    'number[]',
    'string | null',
    'Positive Integer',
    'StrictBool',
  ])('is its name if it is written as "%s", which names a type', (title) =>
    expect(titlesOf({ num_steps: { title } })).toEqual(['Num steps']),
  );

  test('has acronyms as people write them if it only repeats the name', () => {
    const titles = titlesOf({
      image_url: { title: 'Image Url' },
      rgb: { title: 'Rgb' },
      b: { title: 'Id card' },
    });
    expect(titles).toEqual(['Image URL', 'RGB', 'Id card']);
  });

  test('is its name if it is that of a definition in code', () => {
    const $defs = { ImageSize: { title: 'Size', type: 'integer' } };
    expect(titlesOf({ it: { $ref: '#/$defs/ImageSize', title: 'ImageSize' } }, { $defs })).toEqual(['It']);
  });

  test('both booleans are options if they have titles', () => {
    const choice: JsonObject = {
      oneOf: [
        { const: true, title: 'Yes' },
        { const: false, title: 'No' },
      ],
    };
    expect(only(choice)).toMatchObject({ options: [true, false], optionTitles: ['Yes', 'No'] });
  });

  test('is as written if it only begins like a type', () => {
    expect(titlesOf({ a: { title: 'Number of images' }, b: { title: 'List price' } })).toEqual([
      'Number of images',
      'List price',
    ]);
  });

  test('is its name where a definition that others share, or is called so, has the title', () => {
    const $defs = {
      GenerateOpts: { title: 'GenerateOpts', type: 'object' },
      size: { title: 'Size of the image', type: 'integer' },
      once: { title: 'Used once', type: 'integer' },
    };
    const properties: JsonObject = {
      opts: { $ref: '#/$defs/GenerateOpts' },
      width: { $ref: '#/$defs/size' },
      height: { anyOf: [{ $ref: '#/$defs/size' }, { type: 'null' }] },
      own: { $ref: '#/$defs/size', title: 'Own words' },
      single: { $ref: '#/$defs/once' },
    };
    expect(titlesOf(properties, { $defs })).toEqual(['Opts', 'Width', 'Height', 'Own words', 'Used once']);
  });

  test('differs from those of its siblings, at every depth', () => {
    const same = { title: 'Scale' };
    const properties = {
      x: same,
      y: { ...same, properties: { num_outputs: {}, numOutputs: {} } },
      scale: {},
      z: { title: 'x' },
    };
    const [x, y, scale, z] = parametersOf({ properties });
    expect([x, y, scale, z].map((each) => each?.title)).toEqual(['x', 'Y', 'Scale', 'z']);
    expect(y?.properties.map(({ title }) => title)).toEqual(['num_outputs', 'numOutputs']);
  });

  test('holds its name if another one has that name as its title', () => {
    expect(titlesOf({ num_outputs: {}, numOutputs: {}, z: { title: 'num_outputs' } })).toEqual([
      'num_outputs (num_outputs)',
      'numOutputs',
      'num_outputs (z)',
    ]);
  });

  test('is its name if a shared definition has a name that JSON must escape', () => {
    const $defs = { 'a"b': { title: 'Shared', type: 'integer' } };
    const shared = { $ref: '#/$defs/a"b' };
    expect(titlesOf({ width: shared, height: shared }, { $defs })).toEqual(['Width', 'Height']);
  });

  test('of a branch or an item may name a type', () => {
    const { variants, item } = only({ anyOf: [{ title: 'String', type: 'string' }, { type: 'array' }] });
    expect([variants[0]?.title, item]).toEqual(['String', null]);
    expect(only({ items: { title: 'String' } }).item?.title).toBe('String');
  });
});

test('null has the title that a choice gives it', () => {
  const choice: JsonObject = {
    oneOf: [
      { const: 1, title: 'One' },
      { const: null, title: 'None' },
    ],
  };
  expect(only(choice)).toMatchObject({
    options: [1],
    optionTitles: ['One'],
    nullTitle: 'None',
    nullable: true,
  });
  const untitled: JsonObject = { oneOf: [{ const: 1 }, { const: 2 }, { const: null, title: 'None' }] };
  expect(only(untitled)).toMatchObject({ optionTitles: null, nullTitle: 'None' });
  expect(only({ oneOf: [{ const: 1, title: 'One' }, { type: 'null' }] }).nullTitle).toBe(null);
});

test('a parameter is called the same with and without the inputs beside it', () => {
  const $defs = { size: { title: 'Size', type: 'integer' } };
  const properties = {
    a: { title: 'Image' },
    b: { title: 'Image', 'x-role': 'input' },
    c: { $ref: '#/$defs/size' },
    d: { $ref: '#/$defs/size', 'x-role': 'input' },
  };
  const schema = { properties, $defs };
  const titles = (parameters: { title: string }[]) => parameters.map(({ title }) => title);
  expect(titles(parametersOf(configSchemaOf(schema)))).toEqual(['A', 'C']);
  expect(titles(configParametersOf(schema))).toEqual(['A', 'C']);
});
