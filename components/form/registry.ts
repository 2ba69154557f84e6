import type { Parameter } from '@/lib/config-schema';
import { CheckboxField } from './fields/checkbox-field';
import { CheckboxesField } from './fields/checkboxes-field';
import { ColourField } from './fields/colour-field';
import type { Registration } from './fields/controls';
import { DateField, DateTimeField } from './fields/date-field';
import { FixedField } from './fields/fixed-field';
import { JsonField } from './fields/json-field';
import { ListField } from './fields/list-field';
import { LongTextField } from './fields/long-text-field';
import { MapField } from './fields/map-field';
import { NumberField } from './fields/number-field';
import { ObjectField } from './fields/object-field';
import { OtherParametersField } from './fields/other-parameters-field';
import { SearchSelectField } from './fields/search-select-field';
import { SeedField } from './fields/seed-field';
import { SelectField } from './fields/select-field';
import { hasSlider } from './fields/step-of';
import { TableField } from './fields/table-field';
import { TextField } from './fields/text-field';
import { TimeField } from './fields/time-field';
import { UnionField } from './fields/union-field';
import { UuidField } from './fields/uuid-field';

/** More options than this are hard to find without a search. */
const PLAIN_OPTIONS = 12;
/** Texts that may be longer than this get several lines. */
const ONE_LINE_CHARACTERS = 200;
/** More columns than this are no table that anybody can read. */
const COLUMNS = 6;
/** What is said of a column at its head is no longer than this. */
const COLUMN_CHARACTERS = 80;

const isText = ({ type }: Parameter) => type === 'string';
const hasFormat = (parameter: Parameter, ...formats: string[]) =>
  isText(parameter) && formats.includes(parameter.format ?? '');
/** What is one line by nature, however long it may be. */
const isOneLine = ({ format, name }: Parameter) =>
  format !== null || /(^|[_-]|[a-z](?=[A-Z]))(ids?|keys?|names?|paths?|slugs?|titles?|ur[il]s?)$/i.test(name);
const isLongText = (parameter: Parameter) => {
  if (isOneLine(parameter)) return false;
  return (
    (parameter.maxLength ?? 0) > ONE_LINE_CHARACTERS || /prompt|instruction|template/i.test(parameter.name)
  );
};
const isChoice = ({ options, type, nullable, hasDefault }: Parameter) =>
  options !== null || (type === 'bool' && (nullable || !hasDefault));
const isSeveralOf = ({ type, item, uniqueItems }: Parameter) =>
  type === 'array' && uniqueItems && item !== null && item.options !== null && !item.nullable;
const isTable = ({ type, item }: Parameter) =>
  type === 'array' &&
  item !== null &&
  !item.nullable &&
  item.value === null &&
  item.properties.length > 0 &&
  item.properties.length <= COLUMNS &&
  item.properties.every((column) => column.description.length <= COLUMN_CHARACTERS && !isComposite(column));

/** What no other control fits: any JSON. */
const JSON_BOX: Registration = { name: 'json', rank: () => 1, component: JsonField, wide: true };

/** A control that fits wherever `fits` says so, unless one of a higher rank does too. */
function control(
  rank: number,
  name: string,
  component: Registration['component'],
  fits: (parameter: Parameter) => boolean,
  traits: Pick<Registration, 'wide' | 'composite' | 'keepsTyping' | 'offersStates'> = {},
): Registration {
  return { name, component, rank: (parameter) => (fits(parameter) ? rank : 0), ...traits };
}

const GROUP = { wide: true, composite: true };

/** Every control but the JSON box, which takes what is left, so that no parameter is without one. */
export const CONTROLS: Registration[] = [
  control(2, 'text', TextField, isText, { keepsTyping: () => true }),
  control(3, 'long-text', LongTextField, (it) => isText(it) && isLongText(it), {
    wide: true,
    keepsTyping: () => true,
  }),
  control(4, 'colour', ColourField, (it) => hasFormat(it, 'color', 'colour')),
  control(4, 'date', DateField, (it) => hasFormat(it, 'date')),
  control(4, 'date-time', DateTimeField, (it) => hasFormat(it, 'date-time')),
  control(4, 'time', TimeField, (it) => hasFormat(it, 'time')),
  control(4, 'uuid', UuidField, (it) => hasFormat(it, 'uuid')),
  control(2, 'number', NumberField, ({ type }) => type === 'int' || type === 'float', {
    keepsTyping: (it) => !hasSlider(it),
  }),
  control(3, 'seed', SeedField, ({ type, name }) => type === 'int' && /(^|_)seed$/i.test(name)),
  control(2, 'checkbox', CheckboxField, ({ type }) => type === 'bool'),
  control(6, 'select', SelectField, isChoice, { offersStates: true }),
  control(7, 'search-select', SearchSelectField, ({ options }) => (options?.length ?? 0) > PLAIN_OPTIONS, {
    offersStates: true,
  }),
  control(7, 'fixed', FixedField, ({ options, nullable }) => options?.length === 1 && !nullable, {
    offersStates: true,
  }),
  control(2, 'list', ListField, ({ type, item }) => type === 'array' && item !== null, GROUP),
  control(3, 'table', TableField, isTable, GROUP),
  control(3, 'checkboxes', CheckboxesField, isSeveralOf, GROUP),
  control(2, 'map', MapField, ({ type, value }) => type === 'object' && value !== null, GROUP),
  control(3, 'object', ObjectField, ({ properties }) => properties.length > 0, GROUP),
  control(9, 'other-parameters', OtherParametersField, ({ path }) => path === '', GROUP),
  control(8, 'union', UnionField, ({ variants, options }) => variants.length > 0 && options === null, {
    ...GROUP,
    offersStates: true,
  }),
];

const known = new WeakMap<Parameter, Registration>();

/** The control that fits a parameter best, alone or as a part of another. */
export function controlFor(parameter: Parameter): Registration {
  const found = known.get(parameter);
  if (found) return found;
  const best = CONTROLS.reduce(
    (most, next) => (next.rank(parameter) > most.rank(parameter) ? next : most),
    JSON_BOX,
  );
  known.set(parameter, best);
  return best;
}

function isComposite(parameter: Parameter): boolean {
  return controlFor(parameter).composite === true;
}
