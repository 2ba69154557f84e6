import { expect, test } from 'vitest';
import { defaultsOf } from '@/lib/config-schema';
import { schemaOf } from '../../schema-of';
import { fluxKontextMax } from '../flux-kontext-max/model';
import { fluxKontextPro } from '../flux-kontext-pro/model';

const models = [fluxKontextMax, fluxKontextPro];

test.each(models)('version 1 of $name has exactly this schema', ({ versions: [{ parameters }] }) => {
  expect(schemaOf(parameters)).toStrictEqual({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: {
      prompt: {
        type: 'string',
        title: 'Prompt',
        description: 'What to change in the input image, or what to draw when there is none.',
        'x-role': 'input',
        'x-order': 0,
      },
      input_image: {
        title: 'Input image',
        description: 'Address of the picture to edit. Without it the model draws from the prompt alone.',
        'x-role': 'input',
        type: 'string',
        format: 'uri',
        'x-order': 1,
      },
      aspect_ratio: {
        default: 'match_input_image',
        title: 'Aspect ratio',
        description: 'Shape of the picture. match_input_image keeps the shape of the input image.',
        type: 'string',
        enum: ['1:1', '16:9', '4:3', 'match_input_image'],
        'x-order': 2,
      },
      output_format: {
        default: 'png',
        title: 'Output format',
        description: 'File type of the picture that comes back.',
        type: 'string',
        enum: ['webp', 'png', 'jpg'],
        'x-order': 3,
      },
      safety_tolerance: {
        default: 4,
        title: 'Safety tolerance',
        description:
          'How much the safety filter lets through: 1 is strict, 6 is permissive. With an input image the provider may refuse more than 2.',
        type: 'integer',
        minimum: 1,
        maximum: 6,
        'x-order': 4,
      },
      prompt_upsampling: {
        default: false,
        title: 'Prompt upsampling',
        description: 'Lets the provider rewrite the prompt before it is used.',
        type: 'boolean',
        'x-order': 5,
      },
      num_outputs: {
        default: 1,
        title: 'Outputs',
        description: 'Pictures per job. Each one is paid for.',
        'x-unit': 'images',
        type: 'integer',
        minimum: 1,
        maximum: 4,
        'x-order': 6,
      },
      output_quality: {
        default: 90,
        title: 'Output quality',
        description: 'How little the picture is compressed: 100 keeps the most detail. PNG is not affected.',
        type: 'integer',
        minimum: 1,
        maximum: 100,
        'x-order': 7,
      },
      seed: {
        title: 'Seed',
        description:
          'The same seed gives the same picture again. While it is unset, each job draws a new one.',
        type: 'integer',
        'x-order': 8,
      },
    },
    required: ['prompt'],
    additionalProperties: false,
  });
});

test.each(models)('version 1 of $name has exactly these defaults', ({ versions: [{ parameters }] }) => {
  expect(defaultsOf(schemaOf(parameters))).toStrictEqual({
    aspect_ratio: 'match_input_image',
    output_format: 'png',
    safety_tolerance: 4,
    prompt_upsampling: false,
    num_outputs: 1,
    output_quality: 90,
  });
});
