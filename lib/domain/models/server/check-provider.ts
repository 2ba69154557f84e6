import { fingerprint } from '@/lib/config-schema';
import { registryStore, type VersionRecord } from '@/lib/domain/versions/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import { inTransaction, rehearse } from '@/lib/platform/db/write';
import { ProblemError } from '@/lib/platform/errors';
import type { ProviderCheck } from '../import-contract';
import { addNextVersion, type Importable } from './add-imported-version';
import { findModel, lockModel, refuseArchived } from './find-model';
import { describeImport, importSource, sourceOf } from './import-source';
import { providerCheckOf } from './provider-check';
import { differencesOf } from './provider-differences';
import { readReplicateModel } from './read-provider';
import type { ModelSummary } from './repository';

type Input = { modelId: string; dryRun: boolean };
type Found = { model: ModelSummary; imported: Importable; known: VersionRecord[] };

/**
 * Asks the provider for a model's present schema. Where no version has it, an imported model gets it as its next version,
 * in staging; of a built-in model it only says what differs. Throws `conflict` where nobody can be asked.
 */
export async function checkProvider({ ctx, input }: { ctx: Context; input: Input }): Promise<ProviderCheck> {
  requirePermission(ctx.actor, 'registry:write');
  const found = await readPresent(ctx, input.modelId);
  const { model, imported, known } = found;
  const answer = {
    provider_version: imported.suggested.providerVersion,
    report: imported.report,
    differences: differences(found),
  };
  if (model.kind === 'built_in') {
    const changed = answer.differences.length > 0;
    return { ...answer, stored: false, changed, version: null, message: builtInMessage(model, changed) };
  }
  const next = fingerprint(imported.schema);
  const same = known.findLast(({ schemaFingerprint }) => schemaFingerprint === next);
  if (same) {
    const message = `Nothing changed: Replicate's schema is that of version ${same.version}.`;
    return { ...answer, stored: false, changed: false, version: null, message };
  }
  const store = (tx: Context) => storeNext(tx, model.id, imported);
  const { version, report } = await (input.dryRun ? rehearse(ctx, store) : inTransaction(ctx, store));
  const stored = !input.dryRun && version !== null;
  return {
    ...answer,
    report: [...report, ...answer.report],
    stored,
    changed: version !== null,
    version,
    message: stored
      ? `Replicate's schema changed: version ${version} is in staging.`
      : `Replicate's schema changed: it would be version ${version}.`,
  };
}

/** What the provider says of a model now, with the inputs of its newest version. */
async function readPresent(ctx: Context, key: string): Promise<Found> {
  const model = await findModel(ctx, key);
  const { reason } = providerCheckOf(model);
  if (reason !== null) throw new ProblemError('conflict', reason);
  const known = await registryStore(ctx.db).versions({ modelId: model.id });
  const id = sourceOf(known.at(-1)).model ?? model.id;
  if (!id.includes('/')) {
    throw new ProblemError(
      'conflict',
      `It is not known which model of Replicate ${model.name} is. Import a new version from its address.`,
    );
  }
  const source = await readReplicateModel(id);
  const present = known.at(-1)?.parametersSchema;
  const { schema, ...imported } = importSource(source, { operation: undefined, inputs: undefined, present });
  if (schema !== null) return { model, known, imported: { ...imported, schema } };
  throw new ProblemError('conflict', `What Replicate publishes of "${id}" cannot be imported; see report.`, {
    members: describeImport({ ...imported, schema }),
  });
}

function differences({ model, imported, known }: Found): ProviderCheck['differences'] {
  const production = known.find(({ status }) => status === 'production') ?? known.at(-1);
  if (!production) return [];
  return differencesOf(production, imported.schema, {
    overrides: model.overrides ?? {},
    isBuiltIn: model.kind === 'built_in',
  });
}

function builtInMessage({ name, version }: ModelSummary, changed: boolean): string {
  return changed
    ? `Replicate's schema differs from version ${version} of ${name}. Its versions come with Modelboard, so none was made.`
    : `Nothing changed: Replicate's schema allows what version ${version} of ${name} allows.`;
}

async function storeNext(ctx: Context, modelId: string, imported: Importable) {
  const model = await lockModel(ctx, modelId);
  refuseArchived(model);
  return addNextVersion(ctx, model, imported, null);
}
