import type { JobNews, Wakes } from './ports';

/** Passes news of jobs on to whoever follows them in this process. */
export class JobWakes implements Wakes {
  readonly #followers = new Map<string, Set<Follower>>();

  /** There is news of a job; without an id, there may be of any. */
  wake(jobId?: string): void {
    const followers = jobId === undefined ? [...this.#followers.values()] : [this.#followers.get(jobId)];
    for (const each of followers) for (const follower of each ?? []) follower.tell();
  }

  follow(jobId: string): JobNews {
    const followers = this.#followers.get(jobId) ?? new Set();
    this.#followers.set(jobId, followers);
    const follower = new Follower(() => {
      followers.delete(follower);
      if (followers.size === 0) this.#followers.delete(jobId);
    });
    followers.add(follower);
    return follower;
  }
}

/** Keeps in mind that there is news until somebody waits for it. */
class Follower implements JobNews {
  readonly close: () => void;
  #isNews = false;
  #wake: (() => void) | null = null;

  constructor(close: () => void) {
    this.close = close;
  }

  tell(): void {
    this.#isNews = true;
    this.#wake?.();
  }

  async wait(milliseconds: number, signal: AbortSignal): Promise<boolean> {
    signal.throwIfAborted();
    if (!this.#isNews) await this.#pause(milliseconds, signal);
    signal.throwIfAborted();
    const isNews = this.#isNews;
    this.#isNews = false;
    return isNews;
  }

  /** Until its time is over, there is news, or the signal is aborted. */
  async #pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      this.#wake = end;
      signal.addEventListener('abort', end);
    });
    this.#wake = null;
  }
}
