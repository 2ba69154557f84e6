import { type Issue, inputParametersOf, type JsonObject, type ParameterSchema } from '@/lib/config-schema';
import { admit, importSchema } from '@/lib/config-schema/import';

/** What a version has that was registered without parameters. */
export const NO_PARAMETERS: ParameterSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: {},
  additionalProperties: false,
};

/**
 * The schema of a version that is registered, as it is stored: with the roles that it has, nothing guessed, and its order
 * written down, which a database does not keep. Faults stand at their places in the schema.
 */
export function acceptSchema(
  given: JsonObject | undefined,
): { schema: ParameterSchema; faults: [] } | { schema: null; faults: Issue[] } {
  if (given === undefined) return { schema: NO_PARAMETERS, faults: [] };
  const admission = admit(given);
  const { schema, report } =
    admission.schema === null
      ? admission
      : importSchema(admission.schema, {
          inputs: inputParametersOf(admission.schema).map(({ name }) => name),
        });
  if (schema !== null) return { schema, faults: [] };
  const faults = report
    .filter(({ level }) => level === 'error')
    .map(({ path, message }) => ({ path, code: 'schema', message }));
  return { schema: null, faults };
}
