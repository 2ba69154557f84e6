import type { JsonObject, JsonValue } from '@/lib/config-schema';

/** What the models' descriptions say and their schemas do not: such a prediction is taken, and fails. */
export function failureOf({ safety_tolerance, ...input }: JsonObject): string | null {
  if (typeof input.input_image === 'string' && Number(safety_tolerance ?? 0) > 2) {
    return 'safety_tolerance: 2 is currently the maximum allowed when input images are used.';
  }
  if (countOf(input.image_input) + picturesOf(input) > 15) {
    return 'The number of input images and generated images cannot exceed 15.';
  }
  return null;
}

/** How many pictures an input asks for. */
export function picturesOf({ sequential_image_generation, max_images }: JsonObject): number {
  return sequential_image_generation === 'auto' ? Number(max_images ?? 1) : 1;
}

const countOf = (value: JsonValue | undefined) => (Array.isArray(value) ? value.length : 0);
