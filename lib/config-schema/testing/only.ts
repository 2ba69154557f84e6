import { type JsonObject, type Parameter, parametersOf } from '../index';

/** The only parameter, `it`, of a schema; `rest` are further keywords of its root. */
export function only(property: JsonObject, rest: JsonObject = {}): Parameter {
  const [parameter] = parametersOf({ type: 'object', properties: { it: property }, ...rest });
  if (!parameter) throw new Error('no parameter');
  return parameter;
}
