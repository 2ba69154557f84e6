import type { Parameter } from '@/lib/config-schema';
import { CheckboxField } from './fields/checkbox-field';
import { ColourField } from './fields/colour-field';
import type { Control } from './fields/control';
import { DateField, DateTimeField } from './fields/date-field';
import { JsonField } from './fields/json-field';
import { LongTextField } from './fields/long-text-field';
import { NumberField } from './fields/number-field';
import { SearchSelectField } from './fields/search-select-field';
import { SeedField } from './fields/seed-field';
import { SelectField } from './fields/select-field';
import { TextField } from './fields/text-field';

export type Registration = {
  name: string;
  /** How well the control fits a parameter; 0 is not at all. The highest rank wins. */
  rank: (parameter: Parameter) => number;
  component: Control;
  /** True where it needs the full width, below its label. */
  wide?: boolean;
  /** True where it is a group of controls, which a `<label>` cannot name. */
  composite?: boolean;
};

/** More options than this are hard to find without a search. */
const PLAIN_OPTIONS = 12;
/** Texts that may be longer than this get several lines. */
const ONE_LINE_CHARACTERS = 200;

const isText = ({ type }: Parameter) => type === 'string';
const hasFormat = (parameter: Parameter, ...formats: string[]) =>
  isText(parameter) && formats.includes(parameter.format ?? '');
const isLongText = ({ maxLength, name }: Parameter) =>
  (maxLength ?? 0) > ONE_LINE_CHARACTERS || /prompt|instruction|template/i.test(name);
const isChoice = ({ options, type, nullable, hasDefault }: Parameter) =>
  options !== null || (type === 'bool' && (nullable || !hasDefault));

/** What no other control fits: any JSON. */
const JSON_BOX: Registration = { name: 'json', rank: () => 1, component: JsonField, wide: true };

/** The controls of single values, which lists, tables and maps use for their parts too. */
export const SINGLE_CONTROLS: Registration[] = [
  { name: 'text', rank: (parameter) => (isText(parameter) ? 2 : 0), component: TextField },
  {
    name: 'long-text',
    rank: (parameter) => (isText(parameter) && isLongText(parameter) ? 3 : 0),
    component: LongTextField,
    wide: true,
  },
  {
    name: 'colour',
    rank: (parameter) => (hasFormat(parameter, 'color', 'colour') ? 4 : 0),
    component: ColourField,
  },
  { name: 'date', rank: (parameter) => (hasFormat(parameter, 'date') ? 4 : 0), component: DateField },
  {
    name: 'date-time',
    rank: (parameter) => (hasFormat(parameter, 'date-time') ? 4 : 0),
    component: DateTimeField,
  },
  {
    name: 'number',
    rank: ({ type }) => (type === 'int' || type === 'float' ? 2 : 0),
    component: NumberField,
  },
  {
    name: 'seed',
    rank: ({ type, name }) => (type === 'int' && /(^|_)seed$/i.test(name) ? 3 : 0),
    component: SeedField,
  },
  { name: 'checkbox', rank: ({ type }) => (type === 'bool' ? 2 : 0), component: CheckboxField },
  { name: 'select', rank: (parameter) => (isChoice(parameter) ? 6 : 0), component: SelectField },
  {
    name: 'search-select',
    rank: ({ options }) => (options !== null && options.length > PLAIN_OPTIONS ? 7 : 0),
    component: SearchSelectField,
  },
];

/** The registration that fits a parameter best; the JSON box where none does. A union is JSON until it has options. */
export function bestOf(registrations: Registration[], parameter: Parameter): Registration {
  if (parameter.variants.length > 0 && parameter.options === null) return JSON_BOX;
  return registrations.reduce(
    (best, next) => (next.rank(parameter) > best.rank(parameter) ? next : best),
    JSON_BOX,
  );
}

/** The control of a part: an item, a cell, the value of a map. */
export function singleControlFor(parameter: Parameter): Control {
  return bestOf(SINGLE_CONTROLS, parameter).component;
}

/** True for a value that one control in one line can hold. */
export function isSingle(parameter: Parameter | null): parameter is Parameter {
  return parameter !== null && bestOf(SINGLE_CONTROLS, parameter) !== JSON_BOX;
}
