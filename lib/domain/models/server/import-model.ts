import type { z } from 'zod';
import { registryStore } from '@/lib/domain/versions/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import { inTransaction, recordChange, rehearse } from '@/lib/platform/db/write';
import { ProblemError } from '@/lib/platform/errors';
import type { ImportAnswer, importModelBody } from '../import-contract';
import { addImportedVersion, addNextVersion, type Importable } from './add-imported-version';
import { createModel } from './create-model';
import { findModel, lockModel, refuseArchived } from './find-model';
import { refusedSource, withImport } from './import-problems';
import { describeImport, importSource, sourceOf, suggestedId } from './import-source';
import { type Origin, readSource } from './read-source';
import type { ModelRow } from './repository';
import { toModel } from './to-model';

type Input = z.output<typeof importModelBody>;
type Named = Pick<Input, 'name' | 'slug'> & { origin: Origin };
type Stored = Pick<ImportAnswer, 'model' | 'version' | 'report'>;

const MAX_NAME = 100;
const MAX_DESCRIPTION = 2000;

/**
 * Makes a model with version 1 in production, or with `new_version` the next version of a model in staging, unless one has
 * that schema already. A dry run says what would happen and stores nothing. Throws `invalid` with the report where the
 * source cannot be imported, `not_found` for a new version of an unknown model, and `conflict` for a name that is taken.
 */
export async function importModel({ ctx, input }: { ctx: Context; input: Input }): Promise<ImportAnswer> {
  requirePermission(ctx.actor, 'registry:write');
  // Before anything is fetched: an unknown model is a 404 whatever the source is.
  const newest = input.new_version ? await newestOf(ctx, input.model_id) : undefined;
  const { value, origin, copy, report: lost } = await readSource(input);
  const fetched = origin && { at: origin.at, copy };
  const { schema, ...found } = importSource(value, {
    operation: input.operation ?? newest?.operation,
    inputs: input.inputs,
    present: newest?.schema,
  });
  const imported = { ...found, report: [...lost, ...found.report] };
  if (schema === null) throw refusedSource({ ...imported, schema }, fetched);
  const answer = { ...describeImport({ ...imported, schema }), schema, fetched };
  const id = input.model_id ?? suggestedId(imported);
  if (id === null) return { stored: false, model: null, version: 1, ...answer };

  const store = (tx: Context) =>
    (input.new_version ? storeVersion : storeModel)(tx, id, { ...imported, schema }, { ...input, origin });
  const writing = input.dry_run ? rehearse(ctx, store) : inTransaction(ctx, store);
  const stored = await writing.catch((error: unknown) => {
    throw withImport(error, id, answer);
  });
  const report = [...stored.report, ...answer.report];
  return { ...answer, ...stored, report, stored: !input.dry_run && stored.version !== null };
}

/** The newest schema of a model that may be given a version, and which operation it was imported from. */
async function newestOf(ctx: Context, key = '') {
  const model = await findModel(ctx, key);
  refuseFixed(model);
  const newest = (await registryStore(ctx.db).versions({ modelId: model.id })).at(-1);
  return { schema: newest?.parametersSchema, operation: sourceOf(newest).operation };
}

function refuseFixed(model: Pick<ModelRow, 'kind' | 'name' | 'archivedAt'>): void {
  if (model.kind === 'built_in') {
    throw new ProblemError(
      'conflict',
      `The versions of ${model.name} come with Modelboard. Import its schema under another id instead.`,
    );
  }
  refuseArchived(model);
}

async function storeModel(ctx: Context, id: string, imported: Importable, input: Named): Promise<Stored> {
  const { suggested } = imported;
  const { name, slug } = await createModel(ctx, {
    id,
    slug: input.slug,
    name: input.name ?? (suggested.name?.trim().slice(0, MAX_NAME) || undefined),
    description: suggested.description?.trim().slice(0, MAX_DESCRIPTION),
    provider: suggested.provider,
  });
  const { version } = await addImportedVersion(ctx, id, imported, input.origin);
  await recordChange(ctx, {
    action: 'model.import',
    subject: id,
    subjectName: name,
    delivers: 'model',
    before: null,
    after: { name, slug, version },
  });
  return { model: toModel(await findModel(ctx, id)), version, report: [] };
}

async function storeVersion(
  ctx: Context,
  key: string,
  imported: Importable,
  { origin }: Named,
): Promise<Stored> {
  const model = await lockModel(ctx, key);
  refuseFixed(model);
  const { version, report } = await addNextVersion(ctx, model, imported, origin);
  return { model: toModel(await findModel(ctx, model.id)), version, report };
}
