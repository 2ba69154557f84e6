const day = 86_400_000;

/** How long a new token lasts; the values are days. */
export const lifetimes = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: '1 year' },
  { value: 'never', label: 'Without end' },
] as const;

export type Lifetime = (typeof lifetimes)[number]['value'];

/** The moment (RFC 3339) at which a token made `now` (milliseconds) ends; null: never. */
export function expiryOf(lifetime: Lifetime, now: number): string | null {
  return lifetime === 'never' ? null : new Date(now + Number(lifetime) * day).toISOString();
}
