import { and, asc, eq, ilike, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { modelConfigs, models, modelVersions, settings } from '@/drizzle/schema';
import type { JsonObject } from '@/lib/config-schema';
import type { Database } from '@/lib/platform/db/client';
import type { NameKey } from '@/lib/platform/http/paging';

export type ModelRow = Omit<typeof models.$inferSelect, 'snapshot'>;

/** A model with what the list shows of its version, its config and the active model. */
export type ModelSummary = ModelRow & {
  version: number | null;
  stagedVersion: number | null;
  overrides: JsonObject | null;
  revision: number | null;
  updatedAt: Date | null;
  updatedBy: string | null;
  isActive: boolean;
};

export type ModelFilter = {
  q?: string | undefined;
  provider?: string | undefined;
  overrides?: string | undefined;
  archived: boolean;
  /** Sort key of the last row of the page before. */
  after: NameKey | null;
  limit: number;
};

const sortName = sql<string>`lower(${models.name})`;

/** The newest version in staging above the production one, which is the joined row. */
const stagedVersion = sql<number | null>`(
  select max(staged.version) from ${modelVersions} staged
  where staged.model_id = ${models.id} and staged.status = 'staging'
    and staged.version > coalesce(${modelVersions.version}, 0))`;

function summaries(db: Database) {
  return db
    .select({
      id: models.id,
      slug: models.slug,
      name: models.name,
      description: models.description,
      provider: models.provider,
      kind: models.kind,
      createdAt: models.createdAt,
      archivedAt: models.archivedAt,
      version: modelVersions.version,
      stagedVersion,
      overrides: modelConfigs.overrides,
      revision: modelConfigs.revision,
      updatedAt: modelConfigs.updatedAt,
      updatedBy: modelConfigs.updatedBy,
      isActive: sql<boolean>`${settings.key} is not null`,
    })
    .from(models)
    .leftJoin(
      modelVersions,
      and(eq(modelVersions.modelId, models.id), eq(modelVersions.status, 'production')),
    )
    .leftJoin(modelConfigs, eq(modelConfigs.modelId, models.id))
    .leftJoin(
      settings,
      and(eq(settings.key, 'active_model'), eq(settings.value, sql`to_jsonb(${models.id})`)),
    );
}

/** Ids and slugs name a model, ignoring case. */
const named = (key: string) =>
  or(eq(sql`lower(${models.id})`, key.toLowerCase()), eq(sql`lower(${models.slug})`, key.toLowerCase()));

export async function selectSummary(db: Database, key: string): Promise<ModelSummary | null> {
  const [row] = await summaries(db).where(named(key));
  return row ?? null;
}

/** The overrides filter: what the GIN index of `model_configs` answers. */
const overridesParameter = (name: string): SQL => sql`${modelConfigs.overrides}::jsonb ? ${name}`;

export function selectSummaries(db: Database, filter: ModelFilter): Promise<ModelSummary[]> {
  const pattern = `%${(filter.q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const conditions = [
    filter.q
      ? or(
          ...[models.name, models.id, models.slug, models.description].map((column) =>
            ilike(column, pattern),
          ),
        )
      : undefined,
    filter.provider ? eq(models.provider, filter.provider) : undefined,
    filter.overrides ? overridesParameter(filter.overrides) : undefined,
    filter.archived ? undefined : isNull(models.archivedAt),
    filter.after
      ? sql`(${sortName}, ${models.id}) > (lower(${filter.after[0]}), ${filter.after[1]})`
      : undefined,
  ];
  return summaries(db)
    .where(and(...conditions))
    .orderBy(asc(sortName), asc(models.id))
    .limit(filter.limit);
}

/**
 * The row of a model, locked until the transaction ends: writes to one model happen one after another. Not for update:
 * that would hold up rows that merely refer to the model, and the synchronisation at start inserts such rows late.
 */
export async function lockModelRow(
  db: Database,
  key: string,
  strength: 'no key update' | 'share',
): Promise<ModelRow | null> {
  const [row] = await db.select().from(models).where(named(key)).for(strength);
  return row ?? null;
}

/** Any number; every instance takes the same lock. */
const NAMES_LOCK = 7_010_002;

/** Lets one transaction at a time give out ids and slugs, which share one namespace that no index can guard. */
export async function lockNames(db: Database): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${NAMES_LOCK})`);
}

/** Whether another model has this name as its id or slug. */
export async function isNameTaken(db: Database, name: string, exceptId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: models.id })
    .from(models)
    .where(and(named(name), ne(models.id, exceptId)))
    .limit(1);
  return row !== undefined;
}

export async function updateModelRow(
  db: Database,
  id: string,
  values: Partial<Pick<ModelRow, 'name' | 'description' | 'slug' | 'archivedAt'>>,
): Promise<void> {
  await db.update(models).set(values).where(eq(models.id, id));
}

export async function insertModel(db: Database, row: typeof models.$inferInsert): Promise<void> {
  await db.insert(models).values(row);
}

export async function selectBuiltInIds(db: Database): Promise<string[]> {
  const rows = await db.select({ id: models.id }).from(models).where(eq(models.kind, 'built_in'));
  return rows.map((row) => row.id);
}
