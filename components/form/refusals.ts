import { equal, type Issue, type JsonObject, type JsonValue } from '@/lib/config-schema';
import { atField } from './form-issues';
import { toFormValues } from './to-form-values';
import type { Field, FieldIssue, FieldKey, FormValues } from './types';

/** What the server refused, each with what it is about. It stands wherever the form says exactly that again. */
export type Refusal = { issue: FieldIssue; about: JsonValue };

/** The server's issues with these overrides, to be shown like those of the form's own check. */
export function refusalsOf(fields: Field[], issues: Issue[], overrides: JsonObject): Refusal[] {
  const values = toFormValues(fields, overrides);
  return issues.map((found) => {
    const issue = atField(fields, found);
    return { issue, about: aboutOf(issue.key, values) };
  });
}

/** Those that hold for the present values. A refusal of no single field is about all of them. */
export function standingRefusals(refusals: Refusal[], values: FormValues): FieldIssue[] {
  return refusals.flatMap(({ issue, about }) => (equal(about, aboutOf(issue.key, values)) ? [issue] : []));
}

function aboutOf(key: FieldKey | null, values: FormValues): JsonValue {
  return key === null ? values : (values.fields[key] ?? { state: 'inherits' });
}
