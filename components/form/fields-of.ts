import {
  configParametersOf,
  defaultsOf,
  otherParameterOf,
  type Parameter,
  type ParameterSchema,
  parametersOf,
  segmentsOf,
  valueAt,
} from '@/lib/config-schema';
import type { Field, FieldGroup } from './types';

/** What the row of such parameters says of them. */
const OTHERS: ParameterSchema = {
  type: 'object',
  properties: {
    others: {
      type: 'object',
      title: 'Other parameters',
      description: 'The model accepts parameters beyond those that its schema names.',
      additionalProperties: {},
    },
  },
};

/**
 * The fields of a schema's config parameters, in the order of the form. A declared nested group is not a field:
 * its children are. Parameters of one `x-group` stand together, where the first of them stands.
 */
export function fieldsOf(schema: ParameterSchema): Field[] {
  const defaults = defaultsOf(schema);
  const fields: Field[] = [];
  const visit = (parameter: Parameter, groups: FieldGroup[]) => {
    if (isGroup(parameter)) {
      const { path: id, name, title, description } = parameter;
      for (const child of parameter.children) visit(child, [...groups, { id, name, title, description }]);
      return;
    }
    const pointer = parameter.path;
    const field: Field = {
      key: `f${fields.length}`,
      parameter,
      pointer,
      segments: segmentsOf(pointer),
      groups,
    };
    const value = valueAt(defaults, pointer);
    fields.push(value === undefined ? field : { ...field, default: value });
  };
  for (const parameter of groupedTogether(configParametersOf(schema))) {
    const title = parameter.group;
    visit(parameter, title === null ? [] : [{ id: `group:${title}`, name: null, title, description: '' }]);
  }
  return fields;
}

/** The field of all parameters that the root allows beyond the named ones; null if it allows none. */
export function othersFieldOf(schema: ParameterSchema, fields: Field[]): Field | null {
  if (otherParameterOf(schema, '') === null) return null;
  const [parameter] = configParametersOf(OTHERS);
  const declared = new Set(parametersOf(schema).map(({ name }) => name));
  const key = `f${fields.length}` as const;
  return parameter
    ? {
        key,
        parameter: { ...parameter, name: '', path: '' },
        pointer: '',
        segments: [],
        groups: [],
        declared,
      }
    : null;
}

/** True where overrides merge by property. A nullable object or a union is replaced whole, so it is one field. */
function isGroup({ children, nullable, variants }: Parameter): boolean {
  return children.length > 0 && !nullable && variants.length === 0;
}

function groupedTogether(parameters: Parameter[]): Parameter[] {
  const first = new Map<string, number>();
  parameters.forEach(({ group }, index) => {
    if (group !== null && !first.has(group)) first.set(group, index);
  });
  const place = ({ group }: Parameter, index: number) =>
    group === null ? index : (first.get(group) ?? index);
  return parameters
    .map((parameter, index) => ({ parameter, at: place(parameter, index) }))
    .sort((left, right) => left.at - right.at)
    .map(({ parameter }) => parameter);
}
