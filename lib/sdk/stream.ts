import { refusalOf } from './ask';
import { backoff } from './backoff';
import { createEventParser } from './parse-events';
import { readEvent } from './read-snapshot';
import { timer } from './timer';
import type { Timing } from './timing';
import { type Opened, reasonOf, type Transport } from './transport';
import { REVISION_EVENT, type RevisionEvent, STREAM_PATH } from './wire';

/** Hears at once that something changed. Polling goes on beside it, and heals what it misses. */
export type Stream = {
  /** Something has been heard since it was opened. A proxy that holds everything back gives no stream. */
  isAlive(): boolean;
  /** The server answers again: tries at once, and counts anew. */
  open(): void;
  close(): void;
};

type Parts = {
  timing: Timing;
  transport: Transport;
  identify: () => Record<string, string>;
  onEvent: (event: RevisionEvent) => void;
  /** It became alive, or ended; `reason` says why it ended. */
  onChange: (isAlive: boolean, reason: string) => void;
};

/** Does nothing before `open`. */
export function createStream({ timing, transport, identify, onEvent, onChange }: Parts): Stream {
  let next: ReturnType<typeof timer> | undefined;
  let isRunning = false;
  let isClosed = false;
  let aliveSince: number | null = null;
  let failures = 0;
  let firstMs = timing.streamMs;
  /** What the server asked for with its last refusal. */
  let waitMs = 0;

  async function run(): Promise<void> {
    clearTimeout(next);
    isRunning = true;
    waitMs = 0;
    let reason = 'the server ended it';
    try {
      await listen(await connect());
    } catch (error) {
      reason = reasonOf(error);
    }
    isRunning = false;
    const livedMs = aliveSince === null ? 0 : performance.now() - aliveSince;
    const wasAlive = aliveSince !== null;
    aliveSince = null;
    if (isClosed) return;
    failures = livedMs >= timing.healthyMs ? 1 : failures + 1;
    next = timer(Math.max(waitMs, backoff(failures, firstMs, timing.streamMaxMs)), run);
    if (wasAlive) onChange(false, reason);
  }

  async function connect(): Promise<Opened> {
    const headers = { ...identify(), accept: 'text/event-stream' };
    const response = await transport.open('GET', STREAM_PATH, headers);
    if (response.status === 200 && response.headers['content-type']?.startsWith('text/event-stream'))
      return response;
    response.destroy();
    const refusal = refusalOf({ status: response.status, headers: response.headers, text: '' });
    waitMs = Math.max(refusal.retryAfterMs, refusal.kind === 'refused' ? timing.refusedMs : 0);
    throw new Error(refusal.message);
  }

  /** Resolves or rejects when the stream is over. */
  async function listen(response: Opened): Promise<void> {
    const parser = createEventParser();
    const watch = () =>
      timer(timing.silenceMs, () =>
        response.destroy(new Error(`nothing was heard for ${timing.silenceMs / 1000} s`)),
      );
    let silence = watch();
    try {
      for await (const bytes of response) {
        clearTimeout(silence);
        silence = watch();
        if (aliveSince === null) {
          aliveSince = performance.now();
          onChange(true, '');
        }
        for (const { event, data } of parser.push(bytes))
          if (event === REVISION_EVENT) onEvent(readEvent(data));
        firstMs = Math.min(parser.retryMs() ?? firstMs, timing.streamMaxMs);
      }
    } finally {
      clearTimeout(silence);
    }
  }

  return {
    isAlive: () => aliveSince !== null,
    open() {
      if (isRunning || isClosed) return;
      failures = 0;
      void run();
    },
    close() {
      isClosed = true;
      clearTimeout(next);
    },
  };
}
