import { expect, test } from 'vitest';
import { defaultsOf } from '@/lib/config-schema';
import { schemaOf } from '../../schema-of';
import { qwenImageEdit } from './model';

const [{ parameters }] = qwenImageEdit.versions;

test('version 1 of Qwen Image Edit has exactly this schema', () => {
  expect(schemaOf(parameters)).toStrictEqual({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: {
      prompt: {
        type: 'string',
        title: 'Prompt',
        description: 'What to change in the image.',
        'x-role': 'input',
        'x-order': 0,
      },
      image: {
        type: 'string',
        format: 'uri',
        title: 'Image',
        description: 'Address of the picture to edit.',
        'x-role': 'input',
        'x-order': 1,
      },
      go_fast: {
        default: true,
        title: 'Fast mode',
        description: 'Turns on shortcuts that give the result sooner and may cost some detail.',
        type: 'boolean',
        'x-order': 2,
      },
      aspect_ratio: {
        default: 'match_input_image',
        title: 'Aspect ratio',
        description: 'Shape of the picture. match_input_image keeps the shape of the input image.',
        type: 'string',
        enum: ['1:1', '16:9', '4:3', 'match_input_image'],
        'x-order': 3,
      },
      output_format: {
        default: 'webp',
        title: 'Output format',
        description: 'File type of the picture that comes back.',
        type: 'string',
        enum: ['webp', 'png', 'jpg'],
        'x-order': 4,
      },
      output_quality: {
        default: 80,
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
    required: ['prompt', 'image'],
    additionalProperties: false,
  });
});

test('version 1 of Qwen Image Edit has exactly these defaults', () => {
  expect(defaultsOf(schemaOf(parameters))).toStrictEqual({
    go_fast: true,
    aspect_ratio: 'match_input_image',
    output_format: 'webp',
    output_quality: 80,
  });
});
