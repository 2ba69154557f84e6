import { fingerprint, type JsonObject, type ParameterSchema } from '@/lib/config-schema';
import type { ImportedSchema, ReportEntry } from '@/lib/config-schema/import';
import { addVersion, registryStore, type VersionRow } from '@/lib/domain/versions/server';
import type { Context } from '@/lib/platform/context';
import { recordChange } from '@/lib/platform/db/write';
import type { Origin } from './read-source';

/** An import that can be stored. */
export type Importable = ImportedSchema & { schema: ParameterSchema };

/** What a version added by an import leaves: its number, null where the model has that schema already, and further lines. */
type Added = { version: number | null; report: ReportEntry[] };

const UNNAMED: ReportEntry = {
  path: '',
  level: 'warning',
  message: 'The provider changed this schema without a new version name',
};

/**
 * Adds an imported schema as a version of a model, unless the model has it already. Keeps where it comes from as
 * `metadata.source`. Must run inside a transaction, whose audit row is the caller's.
 */
export async function addImportedVersion(
  ctx: Context,
  modelId: string,
  imported: Importable,
  origin: Origin,
): Promise<Added> {
  const known = await registryStore(ctx.db).versions({ modelId });
  const report = isUnnamedChange(imported, known) ? [UNNAMED] : [];
  const { kind, operation, suggested } = imported;
  const source: JsonObject = {
    kind,
    ...(origin && { url: origin.url, fetched_at: origin.at }),
    ...(operation !== null && { operation }),
    ...(suggested.modelId !== null && { model: suggested.modelId }),
    imported_at: new Date().toISOString(),
  };
  const metadata = { source, ...(report.length > 0 && { warnings: report.map(({ message }) => message) }) };
  const details = { providerRef: suggested.providerVersion, metadata };
  const version = await addVersion(ctx, modelId, imported.schema, details);
  return { version, report: version === null ? [] : report };
}

/** The same for a model that exists, with its audit row where a version was added. The caller holds the model's lock. */
export async function addNextVersion(
  ctx: Context,
  model: { id: string; name: string },
  imported: Importable,
  origin: Origin,
): Promise<Added> {
  const added = await addImportedVersion(ctx, model.id, imported, origin);
  if (added.version === null) return added;
  await recordChange(ctx, {
    action: 'model.version',
    subject: model.id,
    subjectName: model.name,
    delivers: 'nothing',
    before: null,
    after: {
      version: added.version,
      status: 'staging',
      provider_version: imported.suggested.providerVersion,
    },
  });
  return added;
}

/**
 * Whether the provider's schema differs from all versions, under a name that one of them has or under none. What an admin
 * chose of the roles is no change of the provider's.
 */
function isUnnamedChange({ schema, suggested }: Importable, known: readonly VersionRow[]): boolean {
  const name = suggested.providerVersion;
  const isNamed = name !== null && known.every(({ providerRef }) => providerRef !== name);
  if (known.length === 0 || isNamed) return false;
  const present = asPublished(schema);
  return known.every((version) => asPublished(version.parametersSchema) !== present);
}

function asPublished(schema: ParameterSchema): string {
  const text = JSON.stringify(schema, (keyword, value) => (keyword === 'x-role' ? undefined : value));
  return fingerprint(JSON.parse(text));
}
