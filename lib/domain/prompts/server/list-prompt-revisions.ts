import { defaultsOf } from '@/lib/config-schema';
import { describeRecord, type StoredConfig } from '@/lib/domain/config/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import { byNumber, decodeCursor, pageOf } from '@/lib/platform/http/paging';
import { promptSchema } from '@/lib/worker/prompts';
import type { PromptRevision, PromptRevisionList } from '../contract';
import { selectPromptRevision, selectPromptRevisions } from './repository';

type Input = { limit?: number; cursor?: string | undefined };

/** The history of the library, newest first; each revision with what it changed. */
export async function listPromptRevisions({
  ctx,
  input,
}: {
  ctx: Context;
  input: Input;
}): Promise<PromptRevisionList> {
  requirePermission(ctx.actor, 'models:read');
  const limit = input.limit ?? 200;
  const [before] = decodeCursor(input.cursor, byNumber) ?? [];
  const records = await selectPromptRevisions(ctx.db, { before, limit: limit + 1 });
  const { page, nextCursor } = pageOf(records, limit, ({ revision }) => [revision]);
  return {
    revisions: page.map((record, index) => toPromptRevision(record, records[index + 1] ?? null)),
    next_cursor: nextCursor,
  };
}

/** One revision of the library. */
export async function readPromptRevision({
  ctx,
  input,
}: {
  ctx: Context;
  input: { revision: number };
}): Promise<PromptRevision> {
  requirePermission(ctx.actor, 'models:read');
  const record = await findPromptRevision(ctx, input.revision);
  return toPromptRevision(record, await selectPromptRevision(ctx.db, input.revision - 1));
}

/** A record never changes, so it is read without a lock. Throws `not_found`. */
export async function findPromptRevision(ctx: Context, revision: number): Promise<StoredConfig> {
  const record = await selectPromptRevision(ctx.db, revision);
  if (record === null) throw new ProblemError('not_found', `The prompt library has no revision ${revision}.`);
  return record;
}

/** The first revision is compared with the built-in texts. */
function toPromptRevision(record: StoredConfig, former: StoredConfig | null): PromptRevision {
  return describeRecord(record, former?.config ?? defaultsOf(promptSchema));
}
