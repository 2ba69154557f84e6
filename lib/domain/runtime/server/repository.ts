import { and, asc, eq, gt, sql } from 'drizzle-orm';
import {
  installation,
  modelConfigs,
  models,
  modelVersions,
  prompts,
  settings,
  snapshotCounter,
} from '@/drizzle/schema';
import type { JsonObject, ParameterSchema } from '@/lib/config-schema';
import type { Database } from '@/lib/platform/db/client';

/** Where the database is: every change has a higher number, as long as the id is the same. */
export type Position = { number: number; databaseId: string };

/** What workers may get of a model, as it is stored. */
export type DeliveredModel = {
  id: string;
  slug: string;
  isArchived: boolean;
  /** The snapshot number at which this last changed. */
  snapshot: number;
  /** Null without a production version. */
  production: { version: number; path: string | null; parametersSchema: ParameterSchema } | null;
  overrides: JsonObject;
  /** 0 before the first save. */
  configRevision: number;
};

/** The prompt library as it is stored. */
export type DeliveredPrompts = { overrides: JsonObject; revision: number; snapshot: number };

export async function selectPosition(db: Database): Promise<Position> {
  const [row] = await db
    .select({ number: snapshotCounter.value, databaseId: installation.databaseId })
    .from(snapshotCounter)
    .innerJoin(installation, sql`true`);
  if (row === undefined) throw new Error('the installation has no snapshot number');
  return row;
}

export async function selectActive(db: Database): Promise<{ modelId: string; snapshot: number } | null> {
  const [row] = await db
    .select({ value: settings.value, snapshot: settings.snapshot })
    .from(settings)
    .where(eq(settings.key, 'active_model'));
  return row ? { modelId: String(row.value), snapshot: row.snapshot } : null;
}

/** Revision 0 before the first save. */
export async function selectPrompts(db: Database): Promise<DeliveredPrompts> {
  const { overrides, revision, snapshot } = prompts;
  const [row] = await db.select({ overrides, revision, snapshot }).from(prompts);
  return row ?? { overrides: {}, revision: 0, snapshot: 0 };
}

/** Models whose part changed after a number, by id. */
export async function selectChangedModels(
  db: Database,
  { since, after, limit }: { since: number; after: string; limit: number },
): Promise<DeliveredModel[]> {
  const rows = await db
    .select({
      id: models.id,
      slug: models.slug,
      archivedAt: models.archivedAt,
      snapshot: models.snapshot,
      version: modelVersions.version,
      path: modelVersions.path,
      parametersSchema: modelVersions.parametersSchema,
      overrides: modelConfigs.overrides,
      configRevision: modelConfigs.revision,
    })
    .from(models)
    .leftJoin(
      modelVersions,
      and(eq(modelVersions.modelId, models.id), eq(modelVersions.status, 'production')),
    )
    .leftJoin(modelConfigs, eq(modelConfigs.modelId, models.id))
    .where(and(gt(models.snapshot, since), gt(models.id, after)))
    .orderBy(asc(models.id))
    .limit(limit);
  return rows.map(({ archivedAt, version, path, parametersSchema, overrides, configRevision, ...row }) => ({
    ...row,
    isArchived: archivedAt !== null,
    production: version === null || parametersSchema === null ? null : { version, path, parametersSchema },
    overrides: overrides ?? {},
    configRevision: configRevision ?? 0,
  }));
}
