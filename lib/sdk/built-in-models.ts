// Made by "npm run generate:sdk" from lib/providers/registry.ts. Do not edit.
import type { JsonObject, RuntimeModel, RuntimeSnapshot } from './wire';

/** The built-in models, and the config of each of their versions. */
export type BuiltInModels = {
  'qwen/qwen-image-edit': {
    slug: 'qwen';
    versions: {
      1: {
        go_fast: boolean;
        aspect_ratio: '1:1' | '16:9' | '4:3' | 'match_input_image';
        output_format: 'webp' | 'png' | 'jpg';
        output_quality: number;
        seed?: number;
      };
      2: {
        aspect_ratio: '1:1' | '16:9' | '9:16' | '4:3' | '3:4' | 'match_input_image';
        go_fast: boolean;
        seed?: number | null;
        output_format: 'webp' | 'png' | 'jpg';
        output_quality: number;
        disable_safety_checker: boolean;
      };
    };
  };
  'black-forest-labs/flux-kontext-max': {
    slug: 'flux-kontext-max';
    versions: {
      1: {
        aspect_ratio: '1:1' | '16:9' | '4:3' | 'match_input_image';
        output_format: 'webp' | 'png' | 'jpg';
        safety_tolerance: number;
        prompt_upsampling: boolean;
        num_outputs: number;
        output_quality: number;
        seed?: number;
      };
      2: {
        aspect_ratio:
          | 'match_input_image'
          | '1:1'
          | '16:9'
          | '9:16'
          | '4:3'
          | '3:4'
          | '3:2'
          | '2:3'
          | '4:5'
          | '5:4'
          | '21:9'
          | '9:21'
          | '2:1'
          | '1:2';
        prompt_upsampling: boolean;
        seed?: number | null;
        output_format: 'jpg' | 'png';
        safety_tolerance: number;
      };
    };
  };
  'black-forest-labs/flux-kontext-pro': {
    slug: 'flux-kontext-pro';
    versions: {
      1: {
        aspect_ratio: '1:1' | '16:9' | '4:3' | 'match_input_image';
        output_format: 'webp' | 'png' | 'jpg';
        safety_tolerance: number;
        prompt_upsampling: boolean;
        num_outputs: number;
        output_quality: number;
        seed?: number;
      };
      2: {
        aspect_ratio:
          | 'match_input_image'
          | '1:1'
          | '16:9'
          | '9:16'
          | '4:3'
          | '3:4'
          | '3:2'
          | '2:3'
          | '4:5'
          | '5:4'
          | '21:9'
          | '9:21'
          | '2:1'
          | '1:2';
        prompt_upsampling: boolean;
        seed?: number | null;
        output_format: 'jpg' | 'png';
        safety_tolerance: number;
      };
    };
  };
  'bytedance/seedream-3': {
    slug: 'seedream-3';
    versions: {
      1: {
        aspect_ratio: '1:1' | '16:9' | '4:3' | '3:2';
        num_inference_steps: number;
        guidance_scale: number;
        output_quality: number;
        seed?: number;
      };
      2: {
        seed?: number | null;
        aspect_ratio: '1:1' | '3:4' | '4:3' | '16:9' | '9:16' | '2:3' | '3:2' | '21:9' | 'custom';
        size: 'small' | 'regular' | 'big';
        width: number;
        height: number;
        guidance_scale: number;
      };
    };
  };
  'bytedance/seedream-4': {
    slug: 'seedream-4';
    versions: {
      1: {
        aspect_ratio: '1:1' | '16:9' | '4:3' | '3:2';
        num_inference_steps: number;
        guidance_scale: number;
        output_quality: number;
        seed?: number;
      };
      2: {
        size: '1K' | '2K' | '4K' | 'custom';
        aspect_ratio: 'match_input_image' | '1:1' | '4:3' | '3:4' | '16:9' | '9:16' | '3:2' | '2:3' | '21:9';
        width: number;
        height: number;
        sequential_image_generation: 'disabled' | 'auto';
        max_images: number;
        enhance_prompt: boolean;
      };
    };
  };
};

/** What a fresh installation gives. */
export const BUILT_IN_DEFAULTS: RuntimeSnapshot = {
  revision: 0,
  database_id: '',
  active_model: 'qwen/qwen-image-edit',
  models: {
    'qwen/qwen-image-edit': fresh('qwen', 1, {
      go_fast: true,
      aspect_ratio: 'match_input_image',
      output_format: 'webp',
      output_quality: 80,
    }),
    'black-forest-labs/flux-kontext-max': fresh('flux-kontext-max', 1, {
      aspect_ratio: 'match_input_image',
      output_format: 'png',
      safety_tolerance: 4,
      prompt_upsampling: false,
      num_outputs: 1,
      output_quality: 90,
    }),
    'black-forest-labs/flux-kontext-pro': fresh('flux-kontext-pro', 1, {
      aspect_ratio: 'match_input_image',
      output_format: 'png',
      safety_tolerance: 4,
      prompt_upsampling: false,
      num_outputs: 1,
      output_quality: 90,
    }),
    'bytedance/seedream-3': fresh('seedream-3', 1, {
      aspect_ratio: '1:1',
      num_inference_steps: 50,
      guidance_scale: 7.5,
      output_quality: 95,
    }),
    'bytedance/seedream-4': fresh('seedream-4', 1, {
      aspect_ratio: '1:1',
      num_inference_steps: 50,
      guidance_scale: 7.5,
      output_quality: 95,
    }),
  },
};

function fresh(slug: string, version: number, config: JsonObject): RuntimeModel {
  return { slug, version, path: null, config, config_revision: 0, revision: 0 };
}
