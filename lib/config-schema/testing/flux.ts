import type { ParameterSchema } from '../types';

/** The parameters of Flux Kontext Pro, version 1, with its inputs. */
export const flux: ParameterSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['prompt'],
  properties: {
    prompt: { type: 'string', title: 'Prompt' },
    image: { type: 'string', format: 'uri', 'x-role': 'input' },
    aspect_ratio: { enum: ['1:1', '16:9', '4:3', 'match_input_image'], default: 'match_input_image' },
    output_format: { enum: ['webp', 'png', 'jpg'], default: 'png' },
    safety_tolerance: {
      type: 'integer',
      minimum: 1,
      maximum: 6,
      default: 4,
      description: '1 strict, 6 permissive',
    },
    prompt_upsampling: { type: 'boolean', default: false },
    seed: { type: 'integer' },
  },
};
