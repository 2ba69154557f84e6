import { isJsonObject, type ParameterSchema, parametersOf } from '@/lib/config-schema';
import { type ImportedSchema, importSchema } from '@/lib/config-schema/import';
import type { VersionRow } from '@/lib/domain/versions/server';
import { MODEL_KEY } from '../contract';
import type { ImportAnswer } from '../import-contract';

type Options = {
  operation: string | undefined;
  inputs: readonly string[] | undefined;
  /** The newest schema of the model, where it has one: what an admin chose of its parameters stays. */
  present: ParameterSchema | undefined;
};

/** Imports a source. Unless `inputs` are given, parameters keep the role they have, and new ones get the guessed one. */
export function importSource(source: unknown, { operation, inputs, present }: Options): ImportedSchema {
  const chosen = { ...(operation !== undefined && { operation }), ...(inputs && { inputs }) };
  const imported = importSchema(source, chosen);
  if (inputs || !present || !imported.schema) return imported;
  const known = new Map(parametersOf(present).map(({ name, role }) => [name, role]));
  const parameters = parametersOf(imported.schema).map(({ name, role }) => {
    return { name, guessed: role, role: known.get(name) ?? role };
  });
  const kept = parameters.filter(({ guessed, role }) => guessed !== role).map(({ name }) => name);
  if (kept.length === 0) return imported;
  const asPresent = parameters.filter(({ role }) => role === 'input').map(({ name }) => name);
  const again = importSchema(source, { ...chosen, inputs: asPresent });
  const message = `${kept.join(', ')}: tuned here or given with each job as in the version before`;
  return { ...again, report: [...again.report, { path: '', level: 'info', message }] };
}

/** What a version keeps of its source, for the next import: the operation, and the provider's id of the model. */
export function sourceOf(version: VersionRow | undefined): { operation?: string; model?: string } {
  const source = version?.metadata.source;
  if (!isJsonObject(source)) return {};
  const { operation, model } = source;
  return {
    ...(typeof operation === 'string' && { operation }),
    ...(typeof model === 'string' && { model }),
  };
}

/** What an import says of its source, as the API shows it; a suggested id that none can have is none. */
export function describeImport(
  imported: ImportedSchema,
): Pick<ImportAnswer, 'report' | 'kind' | 'operations' | 'operation' | 'suggested'> {
  const { report, kind, operations, operation, suggested } = imported;
  const { name, description, provider, providerVersion } = suggested;
  return {
    report,
    kind,
    operations,
    operation,
    suggested: {
      model_id: suggestedId(imported),
      name,
      description,
      provider,
      provider_version: providerVersion,
    },
  };
}

/** The id that the source suggests, where a model can have it. */
export function suggestedId({ suggested: { modelId } }: Pick<ImportedSchema, 'suggested'>): string | null {
  return modelId !== null && MODEL_KEY.test(modelId) && modelId.toLowerCase() !== 'import' ? modelId : null;
}
