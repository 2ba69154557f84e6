import type { JsonObject } from '@/lib/config-schema';

type Request = {
  inputs?: JsonObject | undefined;
  prompt?: string | undefined;
  image?: string | undefined;
  seed?: number | undefined;
};

/** The inputs that a request names, in one object: what every model understands goes before the model's own. */
export function inputsOf({ inputs, prompt, image, seed }: Request): JsonObject {
  return {
    ...inputs,
    ...(prompt !== undefined && { prompt }),
    ...(image !== undefined && { image }),
    ...(seed !== undefined && { seed }),
  };
}
