import { inputParametersOf, type Parameter, type ParameterSchema } from '@/lib/config-schema';
import { wordsOf } from '@/lib/config-schema/import/words-of';

/** Where a model takes pictures. */
export type Pictures = {
  /** The inputs whose values are checked as pictures. */
  inputs: readonly string[];
  /** The input that a job's `image` becomes; null where there is none, or more than one that it could be. */
  image: string | null;
};

/** The words of a name that say that a picture is meant: `input_image`, `promptImage`, `image_urls`. */
const PICTURES = /^(image|img|photo|picture)s?$/;
/** Whether an input of this name holds an image, or several. */
export const isImageName = (name: string): boolean => wordsOf(name).some((word) => PICTURES.test(word));

/** A picture that goes with another one. */
const COMPANIONS = /^(mask|control|reference|style|depth|pose|last|end|tail)$/;
const ADDRESSES = ['uri', 'url', 'uri-reference', 'data-url'];

/** The same, as far as a schema alone tells: by names and formats. */
export function picturesOf(schema: ParameterSchema): Pictures {
  const inputs = inputParametersOf(schema).filter(isPicture);
  const subjects = inputs.filter(({ name }) => !wordsOf(name).some((word) => COMPANIONS.test(word)));
  const [only, ...others] = subjects.length > 0 ? subjects : inputs;
  const image = inputs.find(({ name }) => name === 'image') ?? (others.length === 0 ? only : undefined);
  return { inputs: inputs.map(({ name }) => name), image: image?.name ?? null };
}

/** An address of a picture, or a list of them. What is no address (an id, base64 alone) is left to the schema. */
function isPicture({ name, type, format, item }: Parameter): boolean {
  const words = wordsOf(name);
  const isText = type === 'string' || (type === 'array' && item?.type === 'string');
  const isAddress =
    ADDRESSES.includes(format ?? item?.format ?? '') || words.some((word) => /^(url|uri)s?$/.test(word));
  return isText && isAddress && isImageName(name);
}
