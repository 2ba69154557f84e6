import type { z } from 'zod';
import type { InputBuilderOf } from './input-builder';

/** A version's parameters: a `z.strictObject`, so that zod refuses unknown parameters as the engine does. */
export type Parameters = z.ZodObject;

/** Once released, a version never changes (`fingerprints.lock.json`). */
type BuiltInVersion = {
  /** Counted from 1 and without a gap. */
  version: number;
  parameters: Parameters;
};

/** A model that is described in code. `Id` is its literal id, so that a typo does not compile. */
export type BuiltInModel<Id extends string = string> = {
  /** `owner/name`, as the provider spells it. */
  id: Id;
  /** Names the model in URLs. */
  slug: string;
  name: string;
  description: string;
  provider: 'replicate';
  /** How jobs become what the provider is sent. */
  inputBuilder: InputBuilderOf;
  versions: readonly [BuiltInVersion, ...BuiltInVersion[]];
};

/** Describes one built-in model; keeps its id as a literal type. */
export function defineModel<const Id extends string>(model: BuiltInModel<Id>): BuiltInModel<Id> {
  return model;
}
