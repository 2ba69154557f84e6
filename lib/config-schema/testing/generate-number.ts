import type { Parameter } from '../types';
import type { Random } from './seeded';

/** Where a schema sets no limit, numbers stay within this of the other one, or of 0. */
const SPAN = 1000;

/** A number within the limits of a parameter, often a limit itself. */
export function generateNumber(parameter: Parameter, random: Random): number {
  const { type, exclusiveMin, exclusiveMax, multipleOf } = parameter;
  const step = multipleOf ?? (type === 'int' ? 1 : 0.01);
  const min = parameter.min ?? Math.min(0, parameter.max ?? 0) - SPAN;
  const max = parameter.max ?? Math.max(0, min) + SPAN;
  const first = Math.ceil(min / step) + (exclusiveMin && isOnStep(min, step) ? 1 : 0);
  const last = Math.floor(max / step) - (exclusiveMax && isOnStep(max, step) ? 1 : 0);
  // A range narrower than a step has its limits only.
  if (last < first) return min;
  const steps = random.pick([first, last, random.integer(first, last), random.integer(first, last)]);
  return Number((steps * step).toPrecision(15));
}

function isOnStep(limit: number, step: number): boolean {
  return Number.isInteger(Number((limit / step).toPrecision(12)));
}
