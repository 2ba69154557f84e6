import {
  isJsonObject,
  type Parameter,
  type ParameterSchema,
  parametersOf,
  type Role,
} from '@/lib/config-schema';

/** What an admin says of parameters, by name. */
export type Corrections = Readonly<Record<string, Role>>;

/** The schema as it will be with these roles, ahead of the server's word, which also knows parameters of branches. */
export function withRoles(schema: ParameterSchema, corrections: Corrections): ParameterSchema {
  const { properties } = schema;
  if (!isJsonObject(properties)) return schema;
  const corrected = Object.entries(properties).map(([name, property]) => {
    const role = Object.hasOwn(corrections, name) ? corrections[name] : undefined;
    return [name, role && isJsonObject(property) ? { ...property, 'x-role': role } : property];
  });
  return { ...schema, properties: Object.fromEntries(corrected) };
}

/** The names to send as `inputs`; undefined where the guesses hold. */
export function inputsOf(schema: ParameterSchema, corrections: Corrections): string[] | undefined {
  const parameters = parametersOf(schema);
  if (!parameters.some(({ name }) => Object.hasOwn(corrections, name))) return undefined;
  return parameters.filter((each) => roleOf(each, corrections) === 'input').map(({ name }) => name);
}

function roleOf({ name, role, secret }: Parameter, corrections: Corrections): Role {
  if (secret) return 'input';
  return (Object.hasOwn(corrections, name) ? corrections[name] : undefined) ?? role;
}
