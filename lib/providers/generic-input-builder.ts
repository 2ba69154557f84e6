import { createInputBuilder } from './input/create-input-builder';
import { picturesOf } from './input/pictures';
import type { InputBuilderOf } from './input-builder';

/** The builder of an imported model, from its parameter schema alone. */
export const genericInputBuilder: InputBuilderOf = (version) =>
  createInputBuilder(version, picturesOf(version.schema));
