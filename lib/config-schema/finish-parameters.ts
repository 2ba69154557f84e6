import { checkValue } from './check-value';
import { isJsonObject, own, ownObject } from './json';
import { segmentsOf } from './pointer';
import type { JsonObject, JsonValue, Parameter, ParameterSchema, Role } from './types';

/**
 * Completes built parameters: takes back defaults that their own schema does not allow, works out the defaults of
 * nested groups, and gives each parameter its role.
 */
export function finishParameters(root: ParameterSchema, parameters: Parameter[]): Parameter[] {
  const invalid = invalidDefaults(root, parameters);
  return parameters.map((parameter) => {
    const finished = finish(parameter);
    return withRole(finished, roleOf(finished, parameter.required));
  });

  function finish(parameter: Parameter): Parameter {
    const properties = parameter.properties.map(finish);
    const children = parameter.children.length > 0 ? properties : [];
    const written = parameter.hasDefault && !invalid.has(parameter) ? parameter.default : undefined;
    const value = children.length > 0 ? defaultOfGroup(root, parameter, children) : written;
    return {
      ...parameter,
      children,
      properties,
      item: parameter.item && finish(parameter.item),
      value: parameter.value && finish(parameter.value),
      variants: parameter.variants.map(finish),
      default: value ?? null,
      hasDefault: value !== undefined,
      required: parameter.required || value !== undefined,
    };
  }
}

/** Checks all written defaults in one go, each under a name of its own. */
function invalidDefaults(root: ParameterSchema, parameters: Parameter[]): Set<Parameter> {
  const written = parameters
    .flatMap(everyNode)
    .filter((node) => node.hasDefault && node.children.length === 0);
  const named = (read: (node: Parameter) => JsonValue): JsonObject =>
    Object.fromEntries(written.map((node, index) => [String(index), read(node)]));
  const schema = {
    $defs: ownObject(root, '$defs'),
    definitions: ownObject(root, 'definitions'),
    properties: named((node) => node.schema),
  };
  const places = checkValue(
    schema,
    named((node) => node.default),
  ).map(({ path }) => Number(segmentsOf(path)[0]));
  return new Set(places.flatMap((index) => written[index] ?? []));
}

function everyNode(node: Parameter): Parameter[] {
  const parts = [node.item, node.value].filter((part) => part !== null);
  return [node, ...[...node.properties, ...parts, ...node.variants].flatMap(everyNode)];
}

/** A group has a default if something in it has one, nothing that it must contain is missing, and its rules allow it. */
function defaultOfGroup(
  root: ParameterSchema,
  group: Parameter,
  children: Parameter[],
): JsonValue | undefined {
  const present = children.filter(({ hasDefault }) => hasDefault);
  const declares = isJsonObject(group.default) || present.length > 0;
  const complete = children.every((child) => child.hasDefault || !child.required);
  if (!declares || !complete) return undefined;
  const value = Object.fromEntries(present.map((child) => [child.name, child.default]));
  const isRuled = Object.keys(group.schema).some((keyword) => RULES.includes(keyword));
  const definitions = { $defs: ownObject(root, '$defs'), definitions: ownObject(root, 'definitions') };
  return isRuled && checkValue({ ...definitions, ...group.schema }, value).length > 0 ? undefined : value;
}

/** Keywords of an object that the defaults of its members may break together. */
const RULES = [
  'allOf',
  'anyOf',
  'const',
  'dependentRequired',
  'dependentSchemas',
  'enum',
  'if',
  'maxProperties',
  'minProperties',
  'not',
  'oneOf',
];

/** A secret is an input, and so is what the schema requires without a default, unless `x-role` says otherwise. */
function roleOf(parameter: Parameter, requiredBySchema: boolean): Role {
  const said = own(parameter.schema, 'x-role');
  if (parameter.secret) return 'input';
  if (said === 'config' || said === 'input') return said;
  // What decides a branch is a setting, if nothing beside the branches declares it.
  if (own(parameter.schema, 'x-decides') === true) return 'config';
  return requiredBySchema && !parameter.hasDefault ? 'input' : 'config';
}

function withRole(parameter: Parameter, role: Role): Parameter {
  const give = (node: Parameter) => withRole(node, role);
  const properties = parameter.properties.map(give);
  return {
    ...parameter,
    role,
    children: parameter.children.length > 0 ? properties : [],
    properties,
    item: parameter.item && give(parameter.item),
    value: parameter.value && give(parameter.value),
    variants: parameter.variants.map(give),
  };
}
