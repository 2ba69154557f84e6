import { setTimeout as sleep } from 'node:timers/promises';

/** Waits, or throws the reason of the signal. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
}
