import { setTimeout as wait } from 'node:timers/promises';
import { databaseCode } from './errors';

/** SQLSTATE of a deadlock and of a serialisation failure: PostgreSQL took the whole transaction back. */
const TAKEN_BACK = new Set(['40P01', '40001']);

const ATTEMPTS = 5;

/** Runs a transaction again where PostgreSQL chose it to end a deadlock, five times at most. */
export async function retried<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt === ATTEMPTS || !TAKEN_BACK.has(databaseCode(error) ?? '')) throw error;
      // Not all at the same time again.
      await wait(Math.random() * 20 * attempt);
    }
  }
}
