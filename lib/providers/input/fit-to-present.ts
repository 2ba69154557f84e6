import {
  type Issue,
  type JsonObject,
  type ParameterSchema,
  segmentsOf,
  validateComplete,
} from '@/lib/config-schema';
import type { BuiltInput, InputWarning } from '../input-builder';
import type { Wording } from './wording';

/**
 * An input by an older schema, as the provider takes it today: what it does not know
 * any more is left out, what it does not allow any more is sent. A warning says so of each.
 */
export function fitToPresent(
  present: ParameterSchema | null,
  input: JsonObject,
  worded: Wording,
): BuiltInput {
  if (present === null) return { input, warnings: [] };
  const unknown = validateComplete(present, input).filter(isUnknownAtRoot);
  const gone = new Set(unknown.flatMap(({ path }) => segmentsOf(path)));
  const kept = Object.fromEntries(Object.entries(input).filter(([name]) => !gone.has(name)));
  const refused = validateComplete(present, kept).map(worded);
  return { input: kept, warnings: [...unknown.map(worded).map(leftOut), ...refused.map(mayBeRefused)] };
}

function isUnknownAtRoot({ path, code }: Issue): boolean {
  return code === 'unknown_parameter' && segmentsOf(path).length === 1;
}

function leftOut({ path }: Issue): InputWarning {
  const message = `${nameOf(path)} is left out: the provider does not know it any more`;
  return { path, code: 'left_out', message };
}

function mayBeRefused({ path, message }: Issue): InputWarning {
  return { path, code: 'may_be_refused', message: `The provider may refuse ${nameOf(path)}: ${message}` };
}

function nameOf(path: string): string {
  return segmentsOf(path).join('.');
}
