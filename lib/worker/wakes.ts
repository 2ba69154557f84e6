import type { Wakes } from './ports';

/** Passes news of jobs on to whoever waits for them in this process. */
export class JobWakes implements Wakes {
  readonly #waiting = new Map<string, Set<() => void>>();

  /** There is news of a job; without an id, there may be of any. */
  wake(jobId?: string): void {
    const waiting = jobId === undefined ? [...this.#waiting.values()] : [this.#waiting.get(jobId)];
    for (const calls of waiting) for (const call of calls ?? []) call();
  }

  wait(jobId: string, milliseconds: number, signal: AbortSignal): Promise<boolean> {
    const calls = this.#waiting.get(jobId) ?? new Set();
    this.#waiting.set(jobId, calls);
    return new Promise<boolean>((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
        calls.delete(wake);
        if (calls.size === 0) this.#waiting.delete(jobId);
        settle();
      };
      const wake = () => end(() => resolve(true));
      const abort = () => end(() => reject(signal.reason));
      const timer = setTimeout(() => end(() => resolve(false)), milliseconds);
      calls.add(wake);
      signal.addEventListener('abort', abort);
      if (signal.aborted) abort();
    });
  }
}
