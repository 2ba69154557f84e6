/** How a call of a provider ended; `aborted`: before it ran. */
export type CallEnd = 'succeeded' | 'failed' | 'canceled' | 'aborted';

/** What a provider takes for a model. Amounts are decimals in text, since money is not counted in floating point. */
export type Price = {
  modelId: string;
  /** One of its versions; all of them where there is none. */
  version?: number;
  amount: string;
  currency: string;
  per: 'output' | 'second';
  /** Ends of a call that are charged; whether any but success is charged is unknown without it. */
  chargedOn?: readonly CallEnd[];
  /** It is known to hold since then, until the next one of the same model. */
  from: string;
};

/**
 * Prices of Replicate in US dollars, per picture that comes out. Those of Flux Kontext and Seedream 4 stand on the vendor's
 * own pages and in independent tables; for Qwen Image Edit and Seedream 3 two sources agree and others differ. `from` is the
 * month of the oldest copies. A new price is a new line; the old one stays, for what ran before.
 */
const REPLICATE = { currency: 'USD', per: 'output', from: '2025-09-01T00:00:00Z' } as const;
const PRICES: readonly Price[] = [
  { ...REPLICATE, modelId: 'qwen/qwen-image-edit', amount: '0.03' },
  { ...REPLICATE, modelId: 'black-forest-labs/flux-kontext-pro', amount: '0.04' },
  { ...REPLICATE, modelId: 'black-forest-labs/flux-kontext-max', amount: '0.08' },
  { ...REPLICATE, modelId: 'bytedance/seedream-3', amount: '0.03' },
  { ...REPLICATE, modelId: 'bytedance/seedream-4', amount: '0.03' },
];

type Usage = {
  ended: CallEnd;
  modelId: string;
  version: number;
  /** How many pictures came out. */
  outputs: number;
  /** Seconds that the provider worked; null where it does not say. */
  predictTime: number | null;
  at: Date;
};

/** Digits behind the point that amounts are counted in. */
const DIGITS = 9;
const UNIT = 10 ** DIGITS;

/**
 * What a call cost at the price that held then. Null if it is unknown: there is no price, or the price does not say what a
 * call costs that ended like this one. Zero only if a price says so. Pure.
 */
export function costOf(
  usage: Usage,
  prices: readonly Price[] = PRICES,
): { amount: string; currency: string } | null {
  const price = priceOf(usage, prices);
  if (price === null) return null;
  if (price.chargedOn === undefined && usage.ended !== 'succeeded') return null;
  if (price.chargedOn?.includes(usage.ended) === false)
    return { amount: decimal(0), currency: price.currency };
  const count = price.per === 'output' ? usage.outputs : usage.predictTime;
  if (count === null) return null;
  return {
    amount: decimal(Math.round(Math.round(Number(price.amount) * UNIT) * count)),
    currency: price.currency,
  };
}

/** That of the version goes before that of the model, and the newer one before the older one. */
function priceOf({ modelId, version, at }: Usage, prices: readonly Price[]): Price | null {
  const holding = prices
    .filter((price) => price.modelId === modelId && (price.version ?? version) === version)
    .filter(({ from }) => Date.parse(from) <= at.getTime())
    .sort((one, other) => Date.parse(other.from) - Date.parse(one.from));
  return holding.find((price) => price.version !== undefined) ?? holding[0] ?? null;
}

/** Two digits behind the point, and more where there are any. */
function decimal(units: number): string {
  const text = String(units).padStart(DIGITS + 1, '0');
  const fraction = text.slice(-DIGITS).replace(/0+$/, '').padEnd(2, '0');
  return `${text.slice(0, -DIGITS)}.${fraction}`;
}
