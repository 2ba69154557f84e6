/** A worker for jobs. Started by worker.mjs, which knows our database. */
import { closeDatabase } from '@/lib/platform/db/client';
import { databaseCode } from '@/lib/platform/db/errors';
import { workerEnv } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { StartUpError } from '@/lib/platform/start-up-error';
import { createModelboard, type Modelboard } from '@/lib/sdk';
import { configSourceOf } from '@/lib/worker/config-source';
import { startWorker, type Worker } from '@/lib/worker-process/start-worker';
import { Failure } from './launcher/failure.mjs';

/** SQLSTATE undefined_table and invalid_schema_name: nobody has migrated the database. */
const NOT_SET_UP = ['42P01', '3F000'];

/** Starts to work. */
export async function work(): Promise<Worker> {
  try {
    const modelboard = openModelboard();
    const config = modelboard && configSourceOf(modelboard);
    const worker = await startWorker({ config });
    return {
      async stop() {
        await worker.stop();
        await modelboard?.close();
        await closeDatabase();
      },
    };
  } catch (error) {
    if (error instanceof StartUpError) throw new Failure(error.message);
    if (!NOT_SET_UP.includes(databaseCode(error) ?? '')) throw error;
    throw new Failure('the database of Modelboard is not set up yet. Run "npm start" once before.');
  }
}

/** Null where no Modelboard is configured. */
function openModelboard(): Modelboard | null {
  const { MODELBOARD_URL: url, MODELBOARD_TOKEN: token } = workerEnv();
  if (url === undefined || token === undefined) return null;
  const line = (level: 'info' | 'warn' | 'error') => (message: string) => log(level, message);
  const logger = { info: line('info'), warn: line('warn'), error: line('error') };
  return createModelboard({ url, token, name: 'staging', logger });
}
