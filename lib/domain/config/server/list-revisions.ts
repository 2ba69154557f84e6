import { defaultsOf } from '@/lib/config-schema';
import { findModel } from '@/lib/domain/models/server';
import { versionOf } from '@/lib/domain/versions/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import { byNumber, decodeCursor, encodeCursor } from '@/lib/platform/http/paging';
import type { Revision, RevisionList } from '../contract';
import type { ConfigRecord } from './config-repository';
import { findRecord } from './find-record';
import { configRepository } from './repository';
import { toRevision } from './to-revision';

type Input = { modelId: string; limit?: number; cursor?: string | undefined };

/** The history of a config, newest first; each revision with what it changed. */
export async function listRevisions({ ctx, input }: { ctx: Context; input: Input }): Promise<RevisionList> {
  requirePermission(ctx.actor, 'models:read');
  const model = await findModel(ctx, input.modelId);
  const limit = input.limit ?? 200;
  const [before] = decodeCursor(input.cursor, byNumber) ?? [];
  const page = { limit: limit + 1, ...(before === undefined ? {} : { before }) };
  const records = await configRepository(ctx.db).records(model.id, page);
  const shown = records.slice(0, limit);
  const revisions = await Promise.all(
    shown.map((record, index) => describeRecord(ctx, record, records[index + 1])),
  );
  const last = shown.at(-1);
  return { revisions, next_cursor: records.length > limit && last ? encodeCursor([last.revision]) : null };
}

/** One revision of a config. */
export async function readRevision({
  ctx,
  input,
}: {
  ctx: Context;
  input: { modelId: string; revision: number };
}): Promise<Revision> {
  requirePermission(ctx.actor, 'models:read');
  const record = await findRecord(ctx, input);
  const former = await configRepository(ctx.db).record(record.modelId, record.revision - 1);
  return describeRecord(ctx, record, former ?? undefined);
}

/** The first revision is compared with the defaults of its version. */
async function describeRecord(
  ctx: Context,
  record: ConfigRecord,
  former: ConfigRecord | undefined,
): Promise<Revision> {
  if (former !== undefined) return toRevision(record, former.config);
  const { parametersSchema } = await versionOf(ctx, record.modelId, record.version);
  return toRevision(record, defaultsOf(parametersSchema));
}
