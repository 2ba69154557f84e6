import { diff, isJsonObject, type JsonValue } from '@/lib/config-schema';
import { type Context, requirePermission } from '@/lib/platform/context';
import { byNumber, decodeCursor, pageOf } from '@/lib/platform/http/paging';
import type { AuditAction, AuditEvent, AuditList } from '../contract';
import { type AuditRow, selectAuditEvents } from './repository';

type Input = {
  subject?: string | undefined;
  actor?: string | undefined;
  action?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  limit?: number;
  cursor?: string | undefined;
};

/** Everything that was changed, newest first. Times in RFC 3339. */
export async function listAudit({ ctx, input }: { ctx: Context; input: Input }): Promise<AuditList> {
  requirePermission(ctx.actor, 'models:read');
  const limit = input.limit ?? 200;
  const [before] = decodeCursor(input.cursor, byNumber) ?? [];
  const rows = await selectAuditEvents(ctx.db, {
    ...input,
    from: input.from === undefined ? undefined : new Date(input.from),
    to: input.to === undefined ? undefined : new Date(input.to),
    before: before ?? null,
    limit: limit + 1,
  });
  const { page, nextCursor } = pageOf(rows, limit, (row) => [row.id]);
  return { events: page.map(toEvent), next_cursor: nextCursor };
}

function toEvent(row: AuditRow): AuditEvent {
  return {
    id: String(row.id),
    action: row.action as AuditAction,
    subject: row.subject,
    subject_name: row.subjectName,
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    revision: row.revision,
    before: row.before,
    after: row.after,
    diff: diff(objectOf(row.before), objectOf(row.after)),
    note: row.note,
    request_id: row.requestId,
    created_at: row.createdAt.toISOString(),
  };
}

const objectOf = (value: JsonValue | null) => (isJsonObject(value) ? value : {});
