import type { JsonValue, Parameter } from '@/lib/config-schema';

/** Steps over a whole range of real numbers; 100 make a fine slider, rounded to a power of ten. */
const STEPS = 100;
/** Beyond this many steps a slider cannot hit a value; a box is enough. */
const SLIDER_STEPS = 1_000_000;

/** The distance between two neighbouring values: the schema's, else 1 for whole numbers, else a hundredth of the range. */
export function stepOf({ multipleOf, type, min, max }: Parameter): number {
  if (multipleOf !== null && multipleOf > 0) return multipleOf;
  if (type === 'int') return 1;
  if (min === null || max === null || max <= min) return 0.1;
  return 10 ** Math.floor(Math.log10((max - min) / STEPS) + 0.5);
}

/** The first and the last value on the steps that the limits allow; a limit that is itself excluded is none of them. */
export function boundsOf(parameter: Parameter): { first: number; last: number } {
  const { exclusiveMin, exclusiveMax, multipleOf } = parameter;
  const step = stepOf(parameter);
  const min = parameter.min ?? Number.NEGATIVE_INFINITY;
  const max = parameter.max ?? Number.POSITIVE_INFINITY;
  const first = multipleOf === null ? min : tidy(Math.ceil(tidy(min / step)) * step);
  const last = multipleOf === null ? max : tidy(Math.floor(tidy(max / step)) * step);
  return {
    first: exclusiveMin && first === min ? tidy(first + step) : first,
    last: exclusiveMax && last === max ? tidy(last - step) : last,
  };
}

/** True where a slider over the whole range can hit every value. */
export function hasSlider(parameter: Parameter): boolean {
  const { first, last } = boundsOf(parameter);
  const steps = (last - first) / stepOf(parameter);
  return steps > 0 && steps <= SLIDER_STEPS;
}

/** The value one step up (1) or down (-1), within the limits. From no number it starts at the lower limit, else at 0. */
export function stepBy(parameter: Parameter, value: JsonValue | undefined, direction: 1 | -1): number {
  const { first, last } = boundsOf(parameter);
  if (typeof value !== 'number') return Number.isFinite(first) ? first : Math.min(0, last);
  return Math.min(last, Math.max(first, tidy(value + direction * stepOf(parameter))));
}

/** Without the noise of binary fractions: 0.1 + 0.2 is 0.3. */
function tidy(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(15)) : value;
}
