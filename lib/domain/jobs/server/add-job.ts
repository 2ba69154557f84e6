import { createHash } from 'node:crypto';
import { canonical, type JsonObject } from '@/lib/config-schema';
import { actorColumns, type Context } from '@/lib/platform/context';
import { inTransaction, recordAudit } from '@/lib/platform/db/write';
import { ProblemError } from '@/lib/platform/errors';
import { addToQueue } from '@/lib/platform/queue/add-to-queue';
import { type Job, type JobRequest, REPEATED } from '../contract';
import { noteImagesUsed } from './keep-image';
import { insertJob, type JobRow, selectJobOfKey, selectRefusedKey } from './repository';
import { unsendable } from './require-sendable';
import { sealed } from './sealed-secrets';
import { toJob } from './to-job';

type NewJob = {
  kind: JobRow['kind'];
  modelId: string;
  /** Of a trial: the version that it asks for, and what it tries. */
  version?: number;
  overrides?: JsonObject;
  /** As asked: what a repeated key is compared with. */
  request: JobRequest;
  /** The same with its picture kept here. */
  kept: JobRequest;
  /** Inputs of the request that are secrets. */
  secrets: JsonObject;
  key?: string | undefined;
};

/**
 * The job that this actor made with a key; null if there is none. Throws `conflict` if the key was used for another request,
 * and `invalid` again for a request that was refused.
 */
export async function findRepeated(
  ctx: Context,
  key: string | undefined,
  body: JobRequest,
): Promise<Job | null> {
  if (key === undefined) return null;
  const row = await selectJobOfKey(ctx.db, ctx.actor, key);
  const refused = row ?? (await selectRefusedKey(ctx.db, ctx.actor, key));
  if (refused === null) return null;
  if (refused.requestHash === hashOf(body)) {
    if (refused.refusal !== null) throw unsendable(refused.refusal, refused.id);
    if (row !== null) return Object.assign(toJob(row), { [REPEATED]: true });
  }
  throw new ProblemError('conflict', 'This idempotency key was used for another job. Choose another key.', {
    errors: [{ path: '/idempotency_key', code: 'reused', message: 'Used for another job', in: 'body' }],
  });
}

/** Stores a job and puts it into the queue, at once or not at all. */
export async function addJob(ctx: Context, { secrets, key, request, kept, ...job }: NewJob): Promise<Job> {
  const stored = await inTransaction(ctx, async (tx) => {
    const row = await insertJob(tx.db, {
      ...job,
      ...actorColumns(ctx.actor),
      status: 'queued',
      request: withoutSecrets(kept, secrets),
      secrets: sealed(secrets),
      idempotencyKey: key ?? null,
      requestHash: hashOf(request),
    });
    if (row === null) return null;
    await noteImagesUsed(tx.db, kept);
    await addToQueue(tx.db, row.id);
    if (job.kind === 'trial')
      await recordAudit(tx, {
        ...{ action: 'job.trial', subject: row.id, subjectName: `Test run of ${job.modelId}` },
        ...{ before: null, after: { version: job.version ?? null, overrides: job.overrides ?? null } },
      });
    return row;
  });
  if (stored !== null) return toJob(stored);
  const repeated = await findRepeated(ctx, key, request);
  if (repeated === null) throw new Error('a job was neither stored nor there before');
  return repeated;
}

export function withoutSecrets({ inputs, ...request }: JobRequest, secrets: JsonObject): JsonObject {
  if (inputs === undefined) return request;
  const open = Object.entries(inputs).filter(([name]) => !Object.hasOwn(secrets, name));
  return { ...request, inputs: Object.fromEntries(open) };
}

export const hashOf = (request: JobRequest): string =>
  createHash('sha256')
    .update(canonical(request as JsonObject))
    .digest('hex');
