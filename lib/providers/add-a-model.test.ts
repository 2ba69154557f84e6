import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  configParametersOf,
  defaultsOf,
  inputParametersOf,
  validate,
  validateComplete,
} from '@/lib/config-schema';
import { pixelUpscale } from './fixtures/replicate/pixel-upscale/model';
import { registry } from './registry';
import { schemaOf } from './schema-of';

/** The sixth model: what README.md says, done. */
const registryOfSix = registry.register(pixelUpscale);
const [{ parameters }] = registryOfSix.get('example-labs/pixel-upscale').versions;
const schema = schemaOf(parameters);

test('a model is one folder with the files that the description names', () => {
  const steps = readFileSync(new URL('README.md', import.meta.url), 'utf8').match(/^\d\. .*/gm) ?? [];
  expect(steps).toHaveLength(6);
  const files = readdirSync(new URL('fixtures/replicate/pixel-upscale', import.meta.url));
  expect(files.sort()).toEqual(['build-input.ts', 'model.ts', 'parameters.ts']);
  for (const file of files) expect(steps.join('\n')).toContain(`\`${file}\``);
});

test('the sixth model is listed after the five, under a typed id', () => {
  expect(registryOfSix.list().map(({ slug }) => slug)).toEqual([
    ...registry.list().map(({ slug }) => slug),
    'pixel-upscale',
  ]);
  // @ts-expect-error The id is misspelt.
  expect(() => registryOfSix.get('example-labs/pixel-upscaler')).toThrow('There is no built-in model');
});

test('its schema splits into what is tuned and what comes with each job', () => {
  const seen = configParametersOf(schema).map(({ name, type, unit, min, max }) => [
    name,
    type,
    unit,
    min,
    max,
  ]);
  expect(seen).toEqual([
    ['scale', 'int', '×', 2, 8],
    ['output_quality', 'int', null, 1, 100],
    ['seed', 'int', null, null, null],
  ]);
  expect(inputParametersOf(schema).map(({ name, format }) => [name, format])).toEqual([['image', 'uri']]);
});

test('its defaults are a valid config', () => {
  expect(defaultsOf(schema)).toEqual({ scale: 4, output_quality: 85 });
  expect(validate(schema, defaultsOf(schema))).toEqual([]);
});

test('its limits hold without anything written for it', () => {
  expect(validate(schema, { scale: 9, output_quality: 85 }).map(({ path }) => path)).toEqual(['/scale']);
  expect(validateComplete(schema, { scale: 4 }).map(({ path }) => path)).toEqual(['/image']);
});

test('its jobs become what the provider is sent', () => {
  const builder = registryOfSix.inputBuilder('example-labs/pixel-upscale', 1);
  const image = 'https://example.com/a.png';
  expect(builder.buildInput({ request: { inputs: { image } }, config: { scale: 2 } })).toStrictEqual({
    input: { image, scale: 2, output_quality: 85 },
    warnings: [],
  });
  expect(builder.validate({ request: { inputs: { prompt: 'Larger' } } })).toStrictEqual([
    { path: '/image', code: 'required', message: 'image is required', part: 'inputs' },
    { path: '/prompt', code: 'unknown_parameter', message: 'Pixel Upscale takes no prompt', part: 'inputs' },
  ]);
});
