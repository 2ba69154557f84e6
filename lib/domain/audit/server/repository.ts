import { and, desc, eq, gte, lt, lte, or, sql } from 'drizzle-orm';
import { auditEvents, models } from '@/drizzle/schema';
import type { Database } from '@/lib/platform/db/client';

export type AuditRow = typeof auditEvents.$inferSelect;

export type AuditFilter = {
  subject?: string | undefined;
  actor?: string | undefined;
  action?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  /** Only events before this one. */
  before: number | null;
  limit: number;
};

/** Newest first. A subject may be named by a model's slug, an actor by name. */
export function selectAuditEvents(db: Database, filter: AuditFilter): Promise<AuditRow[]> {
  const { subject, actor, action, from, to, before } = filter;
  const idOfSlug = sql`(select ${models.id} from ${models} where lower(${models.slug}) = lower(${subject ?? ''}))`;
  return db
    .select()
    .from(auditEvents)
    .where(
      and(
        subject ? or(eq(auditEvents.subject, subject), eq(auditEvents.subject, idOfSlug)) : undefined,
        actor ? or(eq(auditEvents.actorId, actor), eq(auditEvents.actorName, actor)) : undefined,
        action ? eq(auditEvents.action, action) : undefined,
        from ? gte(auditEvents.createdAt, from) : undefined,
        to ? lte(auditEvents.createdAt, to) : undefined,
        before === null ? undefined : lt(auditEvents.id, before),
      ),
    )
    .orderBy(desc(auditEvents.id))
    .limit(filter.limit);
}
