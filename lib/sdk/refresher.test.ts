import { describe, expect, it } from 'vitest';
import type { Outcome } from './ask';
import { delayAfter } from './refresher';
import { TIMING } from './timing';

const faults = (kind: 'refused' | 'unreachable', retryAfterMs = 0): Outcome => ({
  kind,
  message: '',
  retryAfterMs,
});

function delay(
  outcome: Outcome,
  facts: { isStreaming?: boolean; times?: number; tookMs?: number } = {},
): number {
  return delayAfter(outcome, { timing: TIMING, isStreaming: false, times: 1, tookMs: 0, ...facts });
}

describe('until the next question', () => {
  it('is short while there is no stream, and long beside one', () => {
    const current: Outcome = { kind: 'current', isServerStale: false };
    expect(delay(current)).toBeLessThanOrEqual(2000);
    expect(delay(current, { isStreaming: true })).toBeGreaterThan(10_000);
    expect(delay({ kind: 'current', isServerStale: true }, { isStreaming: true })).toBeLessThanOrEqual(2000);
  });

  it('does not grow while the server is away, so that all is current within 5 s of its return', () => {
    expect(delay(faults('unreachable'), { times: 1000 })).toBeLessThanOrEqual(2000);
    expect(delay(faults('unreachable'), { tookMs: TIMING.answerMs })).toBe(0);
    expect(TIMING.answerMs).toBeLessThan(5000);
  });

  it('is as long as the server asks', () => {
    expect(delay(faults('unreachable', 7000))).toBe(7000);
    expect(delay(faults('refused', 90_000))).toBe(90_000);
  });

  it('grows while the token is refused', () => {
    // A new token may be unknown to an instance for a moment.
    expect(delay(faults('refused'))).toBeLessThanOrEqual(1000);
    expect(delay(faults('refused'), { times: 9 })).toBeGreaterThan(40_000);
    expect(delay(faults('refused'), { times: 9000 })).toBeLessThanOrEqual(60_000);
  });

  it('is nothing at first where the server is behind, and grows to that of a poll', () => {
    expect(delay({ kind: 'behind' })).toBe(0);
    expect(delay({ kind: 'behind' }, { times: 2 })).toBeLessThanOrEqual(20);
    expect(delay({ kind: 'behind' }, { times: 50 })).toBeLessThanOrEqual(2000);
  });
});
