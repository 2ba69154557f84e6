import { describe, expect, it, test } from 'vitest';
import { costOf, type Price } from './prices';
import { registry } from './registry';

const at = (time: string) => new Date(time);
const usage = {
  ended: 'succeeded' as const,
  version: 1,
  outputs: 1,
  predictTime: null,
  at: at('2026-03-01T00:00:00Z'),
};

test.each([
  ['qwen/qwen-image-edit', '0.03'],
  ['black-forest-labs/flux-kontext-pro', '0.04'],
  ['black-forest-labs/flux-kontext-max', '0.08'],
  ['bytedance/seedream-3', '0.03'],
  ['bytedance/seedream-4', '0.03'],
])('a picture of %s costs $%s', (modelId, amount) => {
  expect(costOf({ ...usage, modelId })).toEqual({ amount, currency: 'USD' });
});

test('every built-in model has a price', () => {
  for (const { id } of registry.list()) expect(costOf({ ...usage, modelId: id }), id).not.toBeNull();
});

describe('the cost is not known', () => {
  it('of a model that has no price', () => expect(costOf({ ...usage, modelId: 'acme/painter' })).toBeNull());

  it('before the first price that is known', () =>
    expect(costOf({ ...usage, modelId: 'bytedance/seedream-4', at: at('2025-08-31T23:59:59Z') })).toBeNull());
});

describe('a cost', () => {
  const price = (more: Partial<Price> = {}): Price => ({
    modelId: 'acme/painter',
    amount: '0.03',
    currency: 'USD',
    per: 'output',
    from: '2026-01-01T00:00:00Z',
    ...more,
  });
  const cost = (prices: Price[], more: object = {}) =>
    costOf({ ...usage, modelId: 'acme/painter', ...more }, prices)?.amount ?? null;

  it.each([
    [0, '0.00'],
    [3, '0.09'],
    [10, '0.30'],
    [7, '0.21'],
    [100_000, '3000.00'],
  ])('goes with the pictures: %i are %s', (outputs, amount) =>
    expect(cost([price()], { outputs })).toBe(amount),
  );

  it('goes with the time, to a billionth', () => {
    const prices = [price({ per: 'second', amount: '0.000225', currency: 'EUR' })];
    expect(cost(prices, { predictTime: 2.5 })).toBe('0.0005625');
    expect(cost(prices, { predictTime: 0 })).toBe('0.00');
    expect(cost(prices, { predictTime: null })).toBeNull();
    expect(costOf({ ...usage, modelId: 'acme/painter', predictTime: 1 }, prices)).toEqual({
      amount: '0.000225',
      currency: 'EUR',
    });
  });

  it('is unknown of a call that failed, unless the price says whether that is charged', () => {
    for (const ended of ['failed', 'canceled', 'aborted'] as const) {
      expect(cost([price()], { ended, outputs: 0 }), ended).toBeNull();
      const perSecond = { per: 'second', chargedOn: ['succeeded', 'failed'] } as const;
      const amount = cost([price(perSecond)], { ended, predictTime: 2 });
      expect(amount, ended).toBe(ended === 'failed' ? '0.06' : '0.00');
    }
    expect(cost([price({ chargedOn: ['succeeded'] })])).toBe('0.03');
  });

  it('is that of the time of the call, in whatever order the prices stand', () => {
    const prices = [price({ from: '2026-02-01T00:00:00Z', amount: '0.02' }), price()];
    for (const list of [prices, prices.toReversed()]) {
      expect(cost(list, { at: at('2026-01-01T00:00:00Z') })).toBe('0.03');
      expect(cost(list, { at: at('2026-01-31T23:59:59Z') })).toBe('0.03');
      expect(cost(list, { at: at('2026-02-01T00:00:00Z') })).toBe('0.02');
    }
  });

  it('is that of the version where it has one of its own', () => {
    const prices = [price({ version: 2, amount: '0.05' }), price({ from: '2026-02-01T00:00:00Z' })];
    expect(cost(prices, { version: 2 })).toBe('0.05');
    expect(cost(prices, { version: 1 })).toBe('0.03');
    expect(cost([price({ version: 2 })], { version: 1 })).toBeNull();
  });
});
