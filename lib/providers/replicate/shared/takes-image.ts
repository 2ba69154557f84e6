import { createInputBuilder } from '../../input/create-input-builder';
import type { InputBuilderOf } from '../../input-builder';

/** A model whose input `name` is the picture of a job, or the list of its pictures. */
export function takesImage(name: string): InputBuilderOf {
  return (version) => createInputBuilder(version, { image: name, inputs: [name] });
}

/** A model that draws from words alone: a job with an image is refused. */
export const takesNoImage: InputBuilderOf = (version) =>
  createInputBuilder(version, { image: null, inputs: [] });
