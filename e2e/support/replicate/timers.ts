/** Everything that the double does later. Its second may be shorter than a real one, and it forgets all of it at once. */
export class Timers {
  readonly #running = new Set<() => void>();
  /** How long one of its seconds lasts, in milliseconds. */
  readonly secondMs: number;

  constructor(secondMs: number) {
    this.secondMs = secondMs;
  }

  /** Does something after so many milliseconds: at once for 0, never for Infinity. The returned function calls it off. */
  after(ms: number, action: () => void): () => void {
    if (ms === Number.POSITIVE_INFINITY) return () => {};
    const run = () => {
      this.#running.delete(cancel);
      action();
    };
    const immediate = ms <= 0 ? setImmediate(run) : null;
    const timeout = ms > 0 ? setTimeout(run, ms) : null;
    const cancel = () => {
      this.#running.delete(cancel);
      if (immediate) clearImmediate(immediate);
      if (timeout) clearTimeout(timeout);
    };
    this.#running.add(cancel);
    return cancel;
  }

  /** The same, in seconds of the double. */
  afterSeconds(seconds: number, action: () => void): () => void {
    return this.after(seconds * this.secondMs, action);
  }

  stop(): void {
    for (const cancel of [...this.#running]) cancel();
  }
}
