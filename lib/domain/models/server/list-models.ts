import type { z } from 'zod';
import { type Context, requirePermission } from '@/lib/platform/context';
import { byName, decodeCursor, pageOf } from '@/lib/platform/http/paging';
import type { listModelsEndpoint, ModelList } from '../contract';
import { selectSummaries } from './repository';
import { toModel } from './to-model';

type Input = z.output<NonNullable<(typeof listModelsEndpoint)['query']>>;

/** Models by name, a page at a time; archived ones only when asked for. */
export async function listModels({ ctx, input }: { ctx: Context; input: Input }): Promise<ModelList> {
  requirePermission(ctx.actor, 'models:read');
  const rows = await selectSummaries(ctx.db, {
    q: input.q,
    provider: input.provider,
    overrides: input.overrides,
    archived: input.archived === 'true',
    after: decodeCursor(input.cursor, byName),
    limit: input.limit + 1,
  });
  const { page, nextCursor } = pageOf(rows, input.limit, (row) => [row.name, row.id]);
  return { models: page.map(toModel), next_cursor: nextCursor };
}
