import { isJsonObject, own } from '../json';
import { admit } from './admit';
import type { ImportedSchema } from './types';

/** What the caller chose. */
export type ImportOptions = {
  /** `id` of one of the operations that an earlier answer listed. */
  operation?: string;
  /** Exactly these parameters, and every secret, come with each job. Left out: guessed. */
  inputs?: readonly string[];
};

/**
 * Makes a provider's description of a model's parameters one that can be stored, and says what it could not keep.
 * Takes any value and never throws.
 */
export function importSchema(source: unknown, _options: ImportOptions = {}): ImportedSchema {
  const suggested = { modelId: null, name: null, description: null, provider: null, providerVersion: null };
  const version = isJsonObject(source) ? (own(source, 'latest_version') ?? source) : {};
  const document = own(version, 'openapi_schema');
  const schemas = own(own(document, 'components'), 'schemas');
  const input = own(schemas, 'Input');
  const schema = isJsonObject(input) ? { ...input, components: { schemas: schemas ?? {} } } : source;
  const kind = isJsonObject(input) ? 'replicate' : 'json-schema';
  return { ...admit(schema), kind, operations: [], operation: null, suggested };
}
