import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localMinute, momentOf } from './local-time';

const now = Date.parse('2026-07-03T14:05:30Z');

describe('the box for a past time', () => {
  it('gives back the minute that it was filled with, in any season', () => {
    const minutes = fc.integer({ min: Date.parse('1975-01-01') / 60_000, max: Math.floor(now / 60_000) });
    fc.assert(
      fc.property(minutes, (minute) => {
        const time = minute * 60_000;
        const { moment } = momentOf(localMinute(time), now);
        // An hour that the clocks repeat in autumn has one name for two moments.
        expect([0, 3_600_000]).toContain(Math.abs(Date.parse(moment ?? '') - time));
      }),
    );
  });

  it('asks for a moment where there is none', () => {
    expect(momentOf('', now)).toEqual({ moment: null, fault: 'Choose a date and a time.' });
    expect(momentOf('2026-13-40T99:00', now).fault).toBe('Choose a date and a time.');
  });

  it('refuses the future', () => {
    expect(momentOf(localMinute(now + 120_000), now)).toEqual({
      moment: null,
      fault: 'Choose a time in the past.',
    });
  });
});
