import { buildOther, buildParameters } from './build-parameter';
import { finishParameters } from './finish-parameters';
import { flatten } from './flatten';
import { hoistReferences } from './references';
import type { Parameter, ParameterSchema } from './types';

const known = new WeakMap<ParameterSchema, Parameter[]>();

/**
 * The parameters of a schema as an ordered tree, config parameters and inputs together; `role` tells them apart.
 * A default that its own schema does not allow counts as none. Do not change what you get: it is shared.
 */
export function parametersOf(schema: ParameterSchema): Parameter[] {
  const found = known.get(schema);
  if (found) return found;
  const root = hoistReferences(schema);
  const flat = flatten(root, root);
  const place = { root, path: [], name: '', seen: flat.seen, required: true, inherited: flat.schema.default };
  const parameters = finishParameters(root, buildParameters(place, flat.schema));
  known.set(schema, parameters);
  return parameters;
}

/**
 * The parameter of a name that the schema does not declare, if its root allows others, by name or any; null if it allows
 * none. The empty name stands for any of them.
 */
export function otherParameterOf(schema: ParameterSchema, name: string): Parameter | null {
  const root = hoistReferences(schema);
  const flat = flatten(root, root);
  const other = buildOther(root, name, flat.schema, flat.seen);
  return (other && finishParameters(root, [other])[0]) ?? null;
}

/** The parameters that are tuned here. */
export function configParametersOf(schema: ParameterSchema): Parameter[] {
  return parametersOf(schema).filter(({ role }) => role === 'config');
}

/** The parameters that come with each job, such as prompt and image. */
export function inputParametersOf(schema: ParameterSchema): Parameter[] {
  return parametersOf(schema).filter(({ role }) => role === 'input');
}
