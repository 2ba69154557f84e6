import { findModel } from '@/lib/domain/models/server';
import { type VersionEvent as Row, registryStore } from '@/lib/domain/versions/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import { byNumber, decodeCursor, pageOf } from '@/lib/platform/http/paging';
import type { VersionEvent, VersionEventList } from '../contract';

type Input = { modelName: string; limit: number; cursor?: string | undefined };

/** What happened to the versions of a model, newest first, a page at a time. */
export async function listVersionEvents({
  ctx,
  input,
}: {
  ctx: Context;
  input: Input;
}): Promise<VersionEventList> {
  requirePermission(ctx.actor, 'models:read');
  const { id } = await findModel(ctx, input.modelName);
  const [before] = decodeCursor(input.cursor, byNumber) ?? [];
  const page = { limit: input.limit + 1, ...(before === undefined ? {} : { before }) };
  const rows = await registryStore(ctx.db).events(id, page);
  const { page: shown, nextCursor } = pageOf(rows, input.limit, (row) => [row.id]);
  return { events: shown.map(toVersionEvent), next_cursor: nextCursor };
}

function toVersionEvent(row: Row): VersionEvent {
  return {
    id: row.id,
    model_name: row.modelId,
    version: row.version,
    action: row.action,
    status: row.status,
    former_status: row.formerStatus,
    former_version: row.formerVersion,
    config_revision: row.configRevision,
    undoes: row.undoes,
    note: row.note,
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    created_at: row.createdAt.toISOString(),
  };
}
