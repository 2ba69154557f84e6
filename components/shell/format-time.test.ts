import { describe, expect, it } from 'vitest';
import { formatExact, formatRelative } from './format-time';

const now = Date.UTC(2026, 6, 10, 12, 0, 0);
const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('formatRelative', () => {
  it.each([
    [0, 'just now'],
    [9 * second, 'just now'],
    [10 * second, '10 s ago'],
    [59 * second, '50 s ago'],
    [minute, '1 min ago'],
    [59 * minute + 59 * second, '59 min ago'],
    [hour, '1 h ago'],
    [23 * hour, '23 h ago'],
    [day, '1 day ago'],
    [6 * day, '6 days ago'],
    [7 * day, '3 Jul'],
    [200 * day, '22 Dec 2025'],
  ])('%i ms ago is "%s"', (distance, text) => {
    expect(formatRelative(now - distance, now, 'UTC')).toBe(text);
  });

  it.each([
    [5 * second, 'just now'],
    [30 * second, 'in less than a minute'],
    [30 * minute, 'in 30 min'],
    [2 * day, 'in 2 days'],
    [7 * day - second, 'in 7 days'],
    [300 * day, '6 May 2027'],
  ])('%i ms ahead is "%s"', (distance, text) => {
    expect(formatRelative(now + distance, now, 'UTC')).toBe(text);
  });
});

describe('formatExact', () => {
  it('names the second and the zone', () => {
    expect(formatExact(now, 'UTC')).toBe('10 Jul 2026, 12:00:00 UTC');
  });
});
