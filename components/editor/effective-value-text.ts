import { formatValue } from '@/components/diff';
import type { Field } from '@/components/form';
import { identical, type JsonValue } from '@/lib/config-schema';

/** An override in words: its value, "pinned" where it equals the default, and what it inherits where there is none. */
export function effectiveValueText(override: JsonValue | undefined, field: Field | undefined): string {
  const inherited = field?.default;
  if (override === undefined)
    return inherited === undefined ? 'unset' : `${formatValue(inherited)} (default)`;
  return identical(override, inherited) ? `${formatValue(override)} (pinned)` : formatValue(override);
}
