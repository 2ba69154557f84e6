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

/** A default as its control shows it: "off", "null", "Red (0)". */
export function defaultText(parameter: Parameter, value: JsonValue): string {
  const text = labelOf(parameter, value);
  return parameter.type === 'bool' && typeof value === 'boolean' ? text.toLowerCase() : text;
}

/** An option as a person reads it: its title, with the value where the title does not say it. */
function labelOf(parameter: Parameter, value: JsonValue): string {
  const { type, options, optionTitles, nullTitle } = parameter;
  if (type === 'bool' && typeof value === 'boolean') return value ? 'On' : 'Off';
  const text = plainText(parameter, value);
  const known = options?.findIndex((option) => equal(option, value)) ?? -1;
  const title = value === null ? nullTitle : optionTitles?.[known];
  if (!title) return text;
  return wordsOf(title) === wordsOf(text) ? title : `${title} (${text})`;
}

/** Among texts, "4" needs no quotes to be told from 4; a text that reads like a state, or like nothing, does. */
function plainText({ options }: Parameter, value: JsonValue): string {
  const isAmongTexts = options?.every((option) => typeof option === 'string' || option === null) === true;
  const isClear = typeof value === 'string' && value.trim() === value && !/^(null|unset|)$/i.test(value);
  return isAmongTexts && isClear ? value : formatValue(value);
}

function wordsOf(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_-]+/g, ' ');
}
