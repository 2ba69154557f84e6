import { formatValue } from '@/components/diff';
import { equal, type JsonValue, type Parameter } from '@/lib/config-schema';

export type Option = { key: string; label: string; value: JsonValue | undefined; disabled?: boolean };

const SWITCH = [true, false];

/**
 * What a parameter offers for choice, of any JSON type. Null and "Unset" are options where they are allowed, and a
 * present value that is none of them is shown, so that a choice never hides what is stored.
 */
export function optionsOf(parameter: Parameter, value: JsonValue | undefined, optional: boolean): Option[] {
  const offered: JsonValue[] = parameter.options ?? SWITCH;
  const values = parameter.nullable && !offered.includes(null) ? [...offered, null] : offered;
  const options = values.map((option, index): Option => {
    return { key: String(index), label: labelOf(parameter, option), value: option };
  });
  const unset: Option = { key: 'unset', label: 'Unset', value: undefined };
  const known = value === undefined || values.some((option) => equal(option, value));
  const stray: Option = {
    key: 'stray',
    label: `${formatValue(value)} (not an option)`,
    value,
    disabled: true,
  };
  return [...(optional || value === undefined ? [unset] : []), ...options, ...(known ? [] : [stray])];
}

/** The option that stands for a value. */
export function optionFor(options: Option[], value: JsonValue | undefined): Option | undefined {
  return options.find((option) => equal(option.value, value));
}

function labelOf(parameter: Parameter, value: JsonValue): string {
  if (parameter.type === 'bool' && typeof value === 'boolean') return value ? 'On' : 'Off';
  return formatValue(value);
}
