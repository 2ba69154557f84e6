import { delivery } from '@/lib/delivery';
import { endpoints } from '@/lib/domain/api/endpoints';
import { openInstallation } from '@/lib/domain/members/server';
import { syncBuiltIns } from '@/lib/domain/models/server';
import { initActiveModel } from '@/lib/domain/settings/server';
import { afterWrite } from '@/lib/platform/after-write';
import { systemContext } from '@/lib/platform/context';
import { closeDatabase } from '@/lib/platform/db/client';
import { migrateDatabase } from '@/lib/platform/db/migrate';
import { env, workerEnv } from '@/lib/platform/env';
import { createGate } from '@/lib/platform/http/gate';
import { log } from '@/lib/platform/log';
import { singleton } from '@/lib/platform/singleton';
import { StartUpError } from '@/lib/platform/start-up-error';
import { initialActiveModel, registry } from '@/lib/providers/registry';
import { deliveredConfig } from '@/lib/worker-process/delivered-config';
import { startWorker, type Worker } from '@/lib/worker-process/start-worker';
import { followWorkers } from './follow-workers';

/** What `scripts/serve.mjs` finds after the start: the line to stop with, or the one-time token to print. */
type Outcome = { error: string } | { firstAdminToken: string | null };

/** Migrates, synchronises the built-in models, makes the first admin possible, and begins to deliver. */
export async function startUp(): Promise<void> {
  const outcome = await prepare().catch((error: unknown): Outcome => {
    if (error instanceof StartUpError) return { error: error.message };
    // Next goes on after a failed start, and the server would wait for an outcome.
    log('error', 'start failed', { error });
    return { error: 'the product could not start, for the reason above. Mend it and start again.' };
  });
  singleton('gate', () => createGate(endpoints));
  singleton('startup', () => outcome);
  singleton('shutdown', () => shutDown);
}

const workers = () => singleton('workers', followWorkers);

/** The worker inside this process; a quick start needs no other one. Null where there is to be none. */
const worker = () =>
  singleton('worker', async (): Promise<Worker | null> => {
    if (workerEnv().MODELBOARD_INSIDE_WORKER === 'off') return null;
    return startWorker({ config: deliveredConfig });
  });

async function shutDown(): Promise<void> {
  await (await worker())?.stop();
  await workers().stop();
  await delivery().stop();
  await closeDatabase();
}

async function prepare(): Promise<Outcome> {
  const { DATABASE_URL, MODELBOARD_ADMIN_EMAIL: email, MODELBOARD_ADMIN_PASSWORD: password } = env();
  await migrateDatabase(DATABASE_URL);
  const ctx = systemContext();
  await syncBuiltIns({ ctx, input: { models: registry.list() } });
  await initActiveModel({ ctx, input: { modelId: initialActiveModel } });
  const firstAdminToken = await openInstallation({ ctx, input: { email, password } });
  await delivery().start();
  afterWrite().run = () => delivery().catchUp();
  workers();
  await worker();
  return { firstAdminToken };
}
