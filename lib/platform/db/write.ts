import { eq, sql } from 'drizzle-orm';
import { auditEvents, models, prompts, settings, snapshotCounter } from '@/drizzle/schema';
import type { JsonValue } from '@/lib/config-schema/types';
import { type Actor, actorColumns, type Context } from '../context';
import { noteWritten } from '../full-disk';
import type { Database } from './client';

/** The channel on which every instance hears of a change; the payload is the snapshot number. */
export const CHANGES_CHANNEL = 'modelboard_changes';

/** What a change leaves in the audit trail. `before` and `after` must carry no secrets. */
export type AuditEntry = {
  action: string;
  /** Id of what was changed. */
  subject: string;
  subjectName: string;
  before: JsonValue;
  after: JsonValue;
  note?: string | null;
  /** The revision that the change made, of a config or a setting. */
  revision?: number;
  /**
   * Whose part of what workers get is another one now: the subject's, a model or a setting, the prompt library's, or
   * nobody's. That row keeps the snapshot number of the change, from which its revision and ETag come. The transaction
   * must hold its lock already.
   */
  delivers: 'model' | 'setting' | 'prompts' | 'nothing';
};

/**
 * Runs an operation's writes as one transaction. `ctx.db` inside is the transaction's connection.
 * Whatever throws takes everything back: row, revision and audit row exist together or not at all.
 */
export async function inTransaction<Who extends Actor, T>(
  ctx: Context<Who>,
  work: (ctx: Context<Who>) => Promise<T>,
): Promise<T> {
  const result = await ctx.db.transaction((db) => work({ ...ctx, db: db as unknown as Database }));
  noteWritten();
  return result;
}

/** What a dry run ends with: its result, and everything that it wrote is taken back. */
class TakenBack<T> extends Error {
  constructor(readonly result: T) {
    super('a dry run is taken back');
  }
}

/** The same for a dry run: it does and answers all that the real one would, and leaves nothing. */
export async function rehearse<Who extends Actor, T>(
  ctx: Context<Who>,
  work: (ctx: Context<Who>) => Promise<T>,
): Promise<T> {
  try {
    return await inTransaction(ctx, async (tx): Promise<never> => {
      throw new TakenBack(await work(tx));
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.result as T;
    throw error;
  }
}

/** Records what was done and changes nothing that workers get: the audit row alone. */
export async function recordAudit(ctx: Context, entry: Omit<AuditEntry, 'delivers'>): Promise<void> {
  await ctx.db.insert(auditEvents).values({
    ...actorColumns(ctx.actor),
    action: entry.action,
    subject: entry.subject,
    subjectName: entry.subjectName,
    revision: entry.revision ?? null,
    before: entry.before,
    after: entry.after,
    note: entry.note ?? null,
    requestId: ctx.requestId,
  });
}

/**
 * Records what was done: the audit row, the next snapshot number, and the notification that is heard exactly when the
 * change is visible. Call it once per changed subject, last in the transaction: the counter's row is held until commit.
 */
export async function recordChange(ctx: Context, entry: AuditEntry): Promise<void> {
  await recordAudit(ctx, entry);
  await raiseSnapshot(ctx.db, entry);
}

/** Where the number of a delivered change is kept: in the row of the subject; of prompt libraries there is one. */
const KEPT_IN = {
  model: { table: models, of: (subject: string) => eq(models.id, subject) },
  setting: { table: settings, of: (subject: string) => eq(settings.key, subject) },
  prompts: { table: prompts, of: () => sql`true` },
};

/** The next snapshot number, kept in the row whose part of the snapshot is another one now, and told to every instance. */
async function raiseSnapshot(db: Database, { delivers, subject }: AuditEntry): Promise<void> {
  const raised = sql`raised as (update ${snapshotCounter} set value = value + 1 returning value)`;
  const notify = sql`pg_notify(${CHANGES_CHANNEL}, raised.value::text)`;
  if (delivers === 'nothing') {
    await db.execute(sql`with ${raised} select ${notify} from raised`);
    return;
  }
  const { table, of } = KEPT_IN[delivers];
  const kept = sql`kept as (
    update ${table} set snapshot = raised.value from raised where ${of(subject)} returning 1)`;
  const rows = await db.execute(sql`with ${raised}, ${kept} select ${notify} from raised, kept`);
  if (rows.length !== 1) throw new Error(`the snapshot has no ${delivers} "${subject}"`);
}
