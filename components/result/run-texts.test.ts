import { describe, expect, it } from 'vitest';
import { succeeded } from './result.fixture';
import { activityText, costText, providerSeconds, type Result, revisionText, secondsText } from './run-texts';

describe('the time at the provider', () => {
  it('is what the provider measured', () => {
    expect(providerSeconds(succeeded)).toBe(4.237);
  });

  it('lies between the times that it gave where it measured nothing', () => {
    const provider_times = {
      created_at: '2026-07-03T14:00:00.000Z',
      started_at: '2026-07-03T14:00:01.000Z',
      completed_at: '2026-07-03T14:00:03.500Z',
    };
    expect(providerSeconds({ ...succeeded, progress: null, provider_times })).toBe(2.5);
  });

  it('is not known where the provider gave none, whatever our own clock says', () => {
    expect(providerSeconds({ ...succeeded, progress: null })).toBeNull();
    const provider_times = { created_at: null, started_at: null, completed_at: null };
    expect(providerSeconds({ ...succeeded, progress: null, provider_times })).toBeNull();
  });

  it.each([
    [0.84, '0.8 s'],
    [9.96, '10.0 s'],
    [42.4, '42 s'],
    [59.7, '1 min 0 s'],
    [185, '3 min 5 s'],
  ])('%s seconds read "%s"', (seconds, text) => {
    expect(secondsText(seconds)).toBe(text);
  });
});

it.each<[string, Partial<Result>]>([
  ['Waiting for a worker', { status: 'queued' }],
  ['Waiting for the provider’s rate limit', { status: 'queued', retry: { reason: 'rate_limited', at: '' } }],
  [
    'Waiting: the provider is unavailable',
    { prediction_id: 'x', retry: { reason: 'provider_down', at: '' } },
  ],
  ['Starting', {}],
  ['The provider starts the model', { prediction_id: 'x' }],
])('a job that has not ended: %s', (text, more) => {
  const job: Result = { ...succeeded, status: 'running', progress: null, prediction_id: null, ...more };
  expect(activityText(job)).toBe(text);
});

describe('the cost', () => {
  it('keeps what is smaller than a cent', () => {
    expect(costText({ cost: { amount: '0.04', currency: 'USD' } })).toBe('$0.04');
    expect(costText({ cost: { amount: '0.0035', currency: 'EUR' } })).toBe('€0.0035');
  });

  it('that is unknown is not nothing', () => {
    expect(costText({ cost: null })).toBe('unknown');
    expect(costText({ cost: { amount: '0', currency: 'USD' } })).toBe('$0.00');
  });
});

it('the config is named by its revision, or by what it was where it has none', () => {
  expect(revisionText(succeeded)).toBe('revision 7');
  expect(revisionText({ ...succeeded, config_revision: 0 })).toBe('the defaults, before the first save');
  expect(revisionText({ ...succeeded, config_revision: null })).toBe('none was read');
  expect(revisionText({ kind: 'trial', config_revision: null })).toBe('values of a form, not saved');
});
