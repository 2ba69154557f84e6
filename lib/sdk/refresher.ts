import type { Outcome } from './ask';
import { backoff, jittered } from './backoff';
import { timer } from './timer';
import type { Timing } from './timing';
import type { Transport } from './transport';

/** Keeps asking what is live: one question at a time, and always a next one. */
export type Refresher = {
  /** Asks now, unless it is asking already or has been told to wait. */
  soon(): void;
  close(): void;
};

type Parts = {
  timing: Timing;
  transport: Pick<Transport, 'hasNewToken'>;
  ask: () => Promise<Outcome>;
  isStreaming: () => boolean;
  onOutcome: (outcome: Outcome) => void;
};

/** How long until the next question. `times`: how often in a row the outcome was of this kind; `tookMs`: the question. */
export function delayAfter(
  outcome: Outcome,
  {
    timing,
    isStreaming,
    times,
    tookMs,
  }: Pick<Parts, 'timing'> & Record<'times' | 'tookMs', number> & { isStreaming: boolean },
): number {
  switch (outcome.kind) {
    case 'current':
      return jittered(isStreaming && !outcome.isServerStale ? timing.checkMs : timing.pollMs);
    case 'behind':
      // The first may be an event that overtook an answer.
      return times === 1 ? 0 : backoff(times - 1, timing.behindMs, timing.pollMs);
    case 'refused':
      return Math.max(outcome.retryAfterMs, backoff(times, timing.refusedMs, timing.refusedMaxMs));
    default:
      return Math.max(outcome.retryAfterMs, jittered(timing.pollMs) - tookMs, 0);
  }
}

/** Starts at once. */
export function createRefresher({ timing, transport, ask, isStreaming, onOutcome }: Parts): Refresher {
  let next: ReturnType<typeof timer> | undefined;
  let isAsking = false;
  let isClosed = false;
  let notBefore = 0;
  let last: Outcome['kind'] | undefined;
  let times = 0;

  async function refresh(): Promise<void> {
    clearTimeout(next);
    isAsking = true;
    const started = performance.now();
    const outcome = await ask();
    isAsking = false;
    if (isClosed) return;
    times = outcome.kind === last ? times + 1 : 1;
    last = outcome.kind;
    onOutcome(outcome);
    if (isClosed) return;
    const tookMs = performance.now() - started;
    const delay = delayAfter(outcome, { timing, isStreaming: isStreaming(), times, tookMs });
    const mustWait = outcome.kind === 'refused' || ('retryAfterMs' in outcome && outcome.retryAfterMs > 0);
    notBefore = mustWait ? performance.now() + delay : 0;
    if (outcome.kind === 'refused') watchToken();
    else next = timer(delay, refresh);
  }

  /** A refused token is not tried again at once; another one is. */
  function watchToken(): void {
    const left = notBefore - performance.now();
    next = timer(Math.max(0, Math.min(left, timing.tokenMs)), async () => {
      const isNew = await transport.hasNewToken();
      if (isClosed || isAsking) return;
      if (isNew || performance.now() >= notBefore) void refresh();
      else watchToken();
    });
  }

  void refresh();
  return {
    soon() {
      if (!isClosed && !isAsking && performance.now() >= notBefore) void refresh();
    },
    close() {
      isClosed = true;
      clearTimeout(next);
    },
  };
}
