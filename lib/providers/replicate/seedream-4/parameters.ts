import { z } from 'zod';
import { has, rule, says, withRules } from '../../rules';
import { aspectRatio, prompt } from '../shared/common';
import { seedreamConfigVersion1, side, sizesOnlyWithCustom } from '../shared/seedream';
import { uri } from '../shared/uri';

const instruction = prompt('What the picture shows, or what to change in the input images.');

const imageWords = {
  title: 'Input images',
  description: 'Addresses of the pictures to work from. Without any, the model draws from the prompt alone.',
  'x-role': 'input',
};

export const version1 = z.strictObject({
  prompt: instruction,
  image_input: z.array(uri).optional().meta(imageWords),
  ...seedreamConfigVersion1,
});

const MOST_INPUT_IMAGES = 10;
const MOST_IMAGES = 15;

/** Pictures given and pictures made are 15 at most, together. */
const fewEnough = Array.from({ length: MOST_INPUT_IMAGES }, (_, index) =>
  rule(has('image_input', { minItems: index + 1 }), {
    properties: { max_images: { maximum: MOST_IMAGES - index - 1 } },
  }),
);

const severalOnlyWithAuto = rule(
  has('max_images', { minimum: 2 }),
  has(
    'sequential_image_generation',
    says('More than one picture needs a series. Choose auto, or reset Pictures at most.', {
      const: 'auto',
    }),
  ),
);

/** What the provider takes today. */
export const version2 = withRules(
  z.strictObject({
    prompt: instruction,
    image_input: z.array(uri).max(MOST_INPUT_IMAGES).default([]).meta(imageWords),
    size: z.enum(['1K', '2K', '4K', 'custom']).default('2K').meta({
      title: 'Size',
      description: 'Resolution of the picture. custom takes width and height as they are set.',
    }),
    aspect_ratio: aspectRatio(
      ['match_input_image', '1:1', '4:3', '3:4', '16:9', '9:16', '3:2', '2:3', '21:9'],
      'match_input_image',
      'Shape of the picture, width to height. Does not count with a custom size.',
    ),
    width: side('Width', 1024, 4096, 'size custom'),
    height: side('Height', 1024, 4096, 'size custom'),
    sequential_image_generation: z.enum(['disabled', 'auto']).default('disabled').meta({
      title: 'Series of pictures',
      description: 'auto lets the model return several pictures that belong together.',
    }),
    max_images: z.int().min(1).max(MOST_IMAGES).default(1).meta({
      title: 'Pictures at most',
      description:
        'More than one needs a series. With the input images they are 15 at most. Each one is paid for.',
      'x-unit': 'images',
    }),
    enhance_prompt: z.boolean().default(true).meta({
      title: 'Enhance prompt',
      description: 'Lets the provider improve the prompt before it is used. Takes longer.',
    }),
  }),
  [...sizesOnlyWithCustom('size'), severalOnlyWithAuto, ...fewEnough],
);
