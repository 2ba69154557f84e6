import {
  effectiveOf,
  type Issue,
  type JsonObject,
  type ParameterSchema,
  segmentsOf,
  validate,
} from '@/lib/config-schema';
import { toOverrides } from './to-overrides';
import type { Field, FieldIssue, FormValues } from './types';

/**
 * What is wrong with the whole config, each issue at the nearest field. An issue that no field stands for (a rule
 * of the root, an unknown parameter) has the key null. A draft has its own message and no other.
 */
export function formIssues(
  schema: ParameterSchema,
  fields: Field[],
  values: FormValues,
  effective: JsonObject = effectiveOf(schema, toOverrides(fields, values)),
): FieldIssue[] {
  const drafts = fields.flatMap(({ key, pointer }) => {
    const state = values.fields[key];
    return state?.state === 'draft'
      ? [{ key, path: pointer, code: 'draft', message: state.message, within: [] }]
      : [];
  });
  const found = validate(schema, effective).map((issue) => atField(fields, issue));
  const drafted = new Set(drafts.map(({ key }) => key));
  return [...drafts, ...found.filter(({ key }) => key === null || !drafted.has(key))];
}

/** An issue with the field that it belongs to, and the place inside that field. */
export function atField(fields: Field[], issue: Issue): FieldIssue {
  const field = fields.find(({ pointer }) => issue.path === pointer || issue.path.startsWith(`${pointer}/`));
  const within = field ? segmentsOf(issue.path.slice(field.pointer.length)) : [];
  return { ...issue, key: field?.key ?? null, within };
}
