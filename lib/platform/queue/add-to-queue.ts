import { sql } from 'drizzle-orm';
import type { Database } from '@/lib/platform/db/client';

/** The one task of the queue: to process the job of this id. */
export const TASK = 'process_job';

/** PostgreSQL's largest `smallint`: what ends a job is said by the job itself. */
const ATTEMPTS = 32_767;

/**
 * Puts a job into the queue, in the transaction of the caller: workers hear of it when it is visible, and take it from `at`
 * on, now unless given. One that waits there already gets the new time; one that a worker has goes there once more.
 */
export async function addToQueue(db: Database, jobId: string, at?: Date): Promise<void> {
  await db.execute(sql`
    select graphile_worker.add_job(${TASK}, json_build_object('id', ${jobId}::text), job_key => ${jobId},
      max_attempts => ${ATTEMPTS}, run_at => ${at?.toISOString() ?? null}::timestamptz)`);
}
