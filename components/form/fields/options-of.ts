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

/** An option as a person reads it: its title, with the value where the title does not say it. */
function labelOf({ type, options, optionTitles, nullTitle }: Parameter, value: JsonValue): string {
  if (type === 'bool' && typeof value === 'boolean') return value ? 'On' : 'Off';
  const text = formatValue(value);
  const known = options?.findIndex((option) => equal(option, value)) ?? -1;
  const title = value === null ? nullTitle : optionTitles?.[known];
  if (!title) return text;
  return wordsOf(title) === wordsOf(text) ? title : `${title} (${text})`;
}

function wordsOf(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_-]+/g, ' ');
}
