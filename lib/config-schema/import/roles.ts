import { isJsonObject, own, ownList, ownObject } from '../json';
import { parametersOf } from '../parameters';
import { segmentsOf } from '../pointer';
import { concerns } from '../rules';
import { subschemasOf } from '../subschemas';
import type { JsonObject, Parameter, Role } from '../types';
import { definitionOf } from './definition-of';
import { holdsSecret, reasonForInput } from './guess-role';
import { originOf, sourcePathOf } from './source-path';
import type { Walk } from './walk';

/** Where the parameters of one object may stand, beside its own `properties`. */
const SAME_PLACE = ['allOf', 'anyOf', 'oneOf', 'then', 'else', 'dependentSchemas'];

/**
 * Writes `x-role` on every parameter: as the source says, as `inputs` says, or guessed, which is reported.
 * A parameter that is or holds a secret is always an input. Changes `root`, which nobody else holds yet.
 */
export function writeRoles(root: JsonObject, inputs: readonly string[] | undefined, walk: Walk): void {
  // The engine remembers what it saw of a schema object, so it sees a copy of one that still changes.
  const parameters = parametersOf(structuredClone(root));
  const names = new Set(parameters.map(({ name }) => name));
  for (const name of inputs ?? []) {
    if (!names.has(name)) walk.report.error([], `There is no parameter "${name}" that could be an input`);
  }
  const objects = objectsOf(root, root, new Set());
  const given = new Set<string>();
  for (const parameter of parameters) {
    const reason = inputs ? null : reasonForInput(parameter);
    const isInput = inputs ? chosen(parameter, inputs) : reason !== null;
    if (isInput) given.add(parameter.name);
    const written = writeRole(objects, parameter.name, isInput ? 'input' : 'config');
    const path = originOf(walk, written);
    if (reason) walk.report.info(path, `${parameter.name}: taken as an input of each job: ${reason}`);
  }
  for (const path of rulesWithInputs(root, given)) walk.report.info(sourcePathOf(root, walk, path), WIDENED);
}

const WIDENED = 'Checked in full with each job; on save only what it says without the job inputs';

/** Where the rules of the root stand that inputs are part of: a config schema keeps only a part of them. */
function rulesWithInputs(root: JsonObject, inputs: ReadonlySet<string>): string[][] {
  const rulesOf = (schema: JsonObject, path: string[], seen: readonly string[]): string[][] =>
    Object.keys(schema).flatMap((keyword) => {
      if (keyword === 'allOf') {
        return ownList(schema, keyword).flatMap((part, index) =>
          isJsonObject(part) ? rulesOf(part, [...path, keyword, String(index)], seen) : [],
        );
      }
      const target = keyword === '$ref' ? definitionOf(root, schema) : undefined;
      const reference = String(schema.$ref);
      if (target && !seen.includes(reference)) {
        return rulesOf(target, segmentsOf(reference.slice(1)), [...seen, reference]);
      }
      // A condition is one rule with what it asks for.
      const asked = keyword === 'if' ? ['if', 'then', 'else'] : [keyword];
      const rule = Object.fromEntries(Object.entries(schema).filter(([each]) => asked.includes(each)));
      return RULES.includes(keyword) && concerns(root, rule, inputs) ? [[...path, keyword]] : [];
    });
  return inputs.size === 0 ? [] : rulesOf(root, [], []);
}

const RULES = [
  'anyOf',
  'const',
  'dependentRequired',
  'dependentSchemas',
  'enum',
  'if',
  'minProperties',
  'not',
  'oneOf',
  'unevaluatedProperties',
];

function chosen(parameter: Parameter, inputs: readonly string[]): boolean {
  return inputs.includes(parameter.name) || holdsSecret(parameter);
}

/** Writes it wherever the parameter is declared, and gives the first such place. */
function writeRole(objects: JsonObject[], name: string, role: Role): JsonObject | undefined {
  const places = objects.flatMap((object) => {
    const property = own(ownObject(object, 'properties'), name);
    return isJsonObject(property) ? [property] : [];
  });
  for (const property of places) property['x-role'] = role;
  return places[0];
}

/** The schemas that speak of the same object as this one, itself the first. */
export function objectsOf(root: JsonObject, schema: JsonObject, seen: Set<JsonObject>): JsonObject[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const target = definitionOf(root, schema);
  const parts = subschemasOf(schema).filter(({ keyword }) => SAME_PLACE.includes(keyword));
  const others = [...(target ? [target] : []), ...parts.map((part) => part.schema)];
  return [schema, ...others.flatMap((other) => objectsOf(root, other, seen))];
}
