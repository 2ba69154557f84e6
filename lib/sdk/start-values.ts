import { BUILT_IN_DEFAULTS } from './built-in-models';
import type { Settings } from './settings';
import type { Source } from './types';
import type { RuntimeSnapshot } from './wire';

/** What is used where neither a server nor a cache file gives anything; null where nothing was given for that. */
export function fallbackOf({
  fallback,
}: Pick<Settings, 'fallback'>): { wire: RuntimeSnapshot; source: Source } | null {
  if (fallback === null) return null;
  if (fallback !== 'defaults') return { wire: fallback, source: 'fallback' };
  return { wire: BUILT_IN_DEFAULTS, source: 'defaults' };
}
