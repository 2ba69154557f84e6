import type { Issue, JsonObject, ParameterSchema } from '@/lib/config-schema';

/** What a job asks of a model. */
export type InputRequest = {
  /** `prompt`, `image` and `seed`, which are the same for every model, and the model's own inputs by their names. */
  inputs: JsonObject;
  /** For this request alone: what it names goes before the stored config. */
  config?: JsonObject;
};

/** A request and the stored config, which may be its overrides alone. What neither sets has its default. */
export type InputJob = { request: InputRequest; config?: JsonObject };

/**
 * One reason why a job must not be sent; `path` points into the inputs or into the config, as `part` says. What is
 * missing reads "prompt is required". No message carries a value, since it may be a secret.
 */
export type InputIssue = Issue & { part: 'inputs' | 'config' };

/** What was corrected or left out, or may be refused; `path` points to the parameter as the request or config names it. */
export type InputWarning = Issue;

/** What is to be sent to the provider. */
export type BuiltInput = { input: JsonObject; warnings: InputWarning[] };

/** Makes the provider's input of a job, for one version of one model. Pure: it reads nothing and calls nobody. */
export type ModelInputBuilder = {
  /** The input that a job's `image` becomes; null where there is none, or several that it could be. */
  image: string | null;
  /** What is wrong with a job; nothing for one that can be built. */
  validate(job: InputJob): InputIssue[];
  /** Throws `InvalidInputError` for a job that `validate` finds something wrong with. */
  buildInput(job: InputJob): BuiltInput;
};

/** What a builder knows of the version that it builds for. */
export type ModelVersion = {
  /** What messages call the model. */
  name: string;
  schema: ParameterSchema;
  /** What the provider takes today, where `schema` is older than that; else null. */
  present: ParameterSchema | null;
};

/** How a model makes its input, in any of its versions. */
export type InputBuilderOf = (version: ModelVersion) => ModelInputBuilder;

/** A job that must not be sent, and everything that is wrong with it. */
export class InvalidInputError extends Error {
  readonly issues: InputIssue[];

  constructor(issues: InputIssue[]) {
    super(issues.map(({ path, message }) => `${path}: ${message}`).join('; '));
    this.name = 'InvalidInputError';
    this.issues = issues;
  }
}
