import type { Answer } from './exchange';
import { memberOf } from './members';

/**
 * How long the provider asks to wait, in milliseconds: `Retry-After`, else `ratelimit-reset`, else the number in its words
 * ("resets in ~30s"), since not every 429 carries a header. A date is held against that of the response, so that neither a
 * clock of this machine that is wrong nor one that is set back makes a wait longer. Null if it says nothing.
 */
export function retryAfterOf({ status, headers, json }: Answer, here: number): number | null {
  const there = Date.parse(headers.get('date') ?? '');
  const now = Number.isNaN(there) ? here : there;
  const stated = secondsOrDate(headers.get('retry-after'), now);
  if (stated !== null || status !== 429) return stated;
  const reset = secondsOrDate(headers.get('ratelimit-reset'), now);
  if (reset !== null) return reset;
  const words = /\bin ~?(\d+(?:\.\d+)?) ?s/i.exec(String(memberOf(json, 'detail') ?? ''));
  return words ? Number(words[1]) * 1000 : null;
}

/** RFC 9110 §10.2.3. */
function secondsOrDate(header: string | null, now: number): number | null {
  if (header === null || header.trim() === '') return null;
  const ms = /^\d+(\.\d+)?$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.max(ms, 0) : null;
}
