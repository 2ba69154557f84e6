import { expect, test } from 'vitest';
import { defaultsOf } from '@/lib/config-schema';
import { schemaOf } from '../../schema-of';
import { seedream4 } from './model';

const [{ parameters }] = seedream4.versions;

test('version 1 of Seedream 4 has exactly this schema', () => {
  expect(schemaOf(parameters)).toStrictEqual({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: {
      prompt: {
        type: 'string',
        title: 'Prompt',
        description: 'What the picture shows, or what to change in the input images.',
        'x-role': 'input',
        'x-order': 0,
      },
      image_input: {
        title: 'Input images',
        description:
          'Addresses of the pictures to work from. Without any, the model draws from the prompt alone.',
        'x-role': 'input',
        type: 'array',
        items: { type: 'string', format: 'uri' },
        'x-order': 1,
      },
      aspect_ratio: {
        default: '1:1',
        title: 'Aspect ratio',
        description: 'Shape of the picture, width to height.',
        type: 'string',
        enum: ['1:1', '16:9', '4:3', '3:2'],
        'x-order': 2,
      },
      num_inference_steps: {
        default: 50,
        title: 'Inference steps',
        description: 'Passes over the picture. More passes take longer and add detail.',
        'x-unit': 'steps',
        type: 'integer',
        minimum: 20,
        maximum: 100,
        'x-order': 3,
      },
      guidance_scale: {
        default: 7.5,
        title: 'Guidance scale',
        description: 'How closely the picture follows the prompt: higher is more literal.',
        type: 'number',
        minimum: 1,
        maximum: 20,
        'x-order': 4,
      },
      output_quality: {
        default: 95,
        title: 'Output quality',
        description: 'How little the picture is compressed: 100 keeps the most detail. PNG is not affected.',
        type: 'integer',
        minimum: 1,
        maximum: 100,
        'x-order': 5,
      },
      seed: {
        title: 'Seed',
        description:
          'The same seed gives the same picture again. While it is unset, each job draws a new one.',
        type: 'integer',
        'x-order': 6,
      },
    },
    required: ['prompt'],
    additionalProperties: false,
  });
});

test('version 1 of Seedream 4 has exactly these defaults', () => {
  expect(defaultsOf(schemaOf(parameters))).toStrictEqual({
    aspect_ratio: '1:1',
    num_inference_steps: 50,
    guidance_scale: 7.5,
    output_quality: 95,
  });
});
