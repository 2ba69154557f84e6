import type { ParameterSchema } from '../types';
import type { ReportEntry } from './report';

/** The forms in which providers publish the parameters of a model. */
export type SourceKind = 'replicate' | 'fal' | 'openapi' | 'json-schema';

/** One choice of an OpenAPI document with several request bodies. `id` is what the caller sends back as `operation`. */
export type SourceOperation = { id: string; title: string };

/** What a source says about its model; null where it says nothing. */
export type Suggested = {
  /** As `owner/name`. */
  modelId: string | null;
  name: string | null;
  description: string | null;
  provider: string | null;
  /** The provider's own id of the version. */
  providerVersion: string | null;
};

/** What became of a source. */
export type ImportedSchema = {
  /**
   * JSON Schema 2020-12 with `x-order` on every property and `x-role` on every parameter, guessed or as given;
   * null where the report has an error.
   */
  schema: ParameterSchema | null;
  report: ReportEntry[];
  /** Null where the source was not recognised. */
  kind: SourceKind | null;
  /** Empty where there is nothing to choose. */
  operations: SourceOperation[];
  /** The one that was taken. */
  operation: string | null;
  suggested: Suggested;
};
