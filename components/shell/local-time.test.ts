import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromLocalInput, localMinute, momentOf, toLocalInput, zonedMoment } from './local-time';

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

const moments = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('the boxes for limits of a list', () => {
  it('keep a moment to the minute', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const minute = `${moment.slice(0, 16)}:00.000Z`;
        expect(fromLocalInput(toLocalInput(moment))).toBe(minute);
      }),
    );
  });

  it('are empty where there is no limit', () => {
    expect(toLocalInput(undefined)).toBe('');
    expect(fromLocalInput('')).toBeUndefined();
  });
});

describe('a moment in an address', () => {
  it('is read in any zone', () => {
    expect(zonedMoment('2026-07-01T10:00+02:00')).toBe('2026-07-01T08:00:00.000Z');
  });

  it('is none without a zone, or on no day of the calendar', () => {
    expect(zonedMoment('2026-07-01T10:00')).toBeUndefined();
    expect(zonedMoment('2026-13-45T00:00:00Z')).toBeUndefined();
  });
});
