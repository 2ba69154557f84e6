import { sql } from 'drizzle-orm';
import type { Context } from '@/lib/platform/context';

/** Throws where the database does not answer. */
export async function readReadiness({ ctx }: { ctx: Context }): Promise<{ status: 'ready' }> {
  await ctx.db.execute(sql`select 1`);
  return { status: 'ready' };
}
