/** Those who wait for something to read. Waiting keeps the process alive; the client itself does not. */
export type Ready = {
  /** @param reason says what is in the way, when the time is up */
  wait(timeoutMs: number, reason: () => string): Promise<void>;
  arrive(): void;
  /** Nothing will come any more. */
  close(): void;
};

/** The longest that a timer can be set to: 24 days. */
const LONGEST_MS = 2 ** 31 - 1;

export function createReady(): Ready {
  const waiting = new Set<(error?: Error) => void>();
  let end: 'arrived' | 'closed' | undefined;
  const closed = () => new Error('The Modelboard client was closed.');

  function finish(error?: Error): void {
    for (const each of waiting) each(error);
    waiting.clear();
  }

  return {
    wait(timeoutMs, reason) {
      if (end === 'arrived') return Promise.resolve();
      if (end === 'closed') return Promise.reject(closed());
      return new Promise((resolve, reject) => {
        const limit = setTimeout(() => done(new Error(reason())), Math.min(timeoutMs, LONGEST_MS));
        const done = (error?: Error) => {
          clearTimeout(limit);
          waiting.delete(done);
          if (error) reject(error);
          else resolve();
        };
        waiting.add(done);
      });
    },
    arrive() {
      end ??= 'arrived';
      finish();
    },
    close() {
      end ??= 'closed';
      finish(closed());
    },
  };
}
