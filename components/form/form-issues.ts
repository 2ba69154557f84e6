import { type Issue, segmentsOf } from '@/lib/config-schema';
import type { Field, FieldIssue, FieldKey, FormValues } from './types';

/**
 * What is wrong with the whole config, each issue at the nearest field, in the order of the form. An issue that no
 * field stands for (a rule of the root, an unknown parameter) has the key null and comes last. A draft has its own
 * message and no other. `found` is what the engine says of the effective config.
 */
export function formIssues(fields: Field[], values: FormValues, found: Issue[]): FieldIssue[] {
  const drafts = fields.flatMap(({ key, pointer }) => {
    const state = values.fields[key];
    return state?.state === 'draft'
      ? [{ key, path: pointer, code: 'draft', message: state.message, within: [] }]
      : [];
  });
  const drafted = new Set(drafts.map(({ key }) => key));
  const others = found
    .map((issue) => atField(fields, issue))
    .filter(({ key }) => key === null || !drafted.has(key));
  return inOrder(fields, [...drafts, ...others]);
}

function inOrder(fields: Field[], issues: FieldIssue[]): FieldIssue[] {
  if (issues.length < 2) return issues;
  const places = new Map<FieldKey | null, number>(fields.map(({ key }, place) => [key, place]));
  const placeOf = ({ key }: FieldIssue) => places.get(key) ?? fields.length;
  return issues.toSorted((left, right) => placeOf(left) - placeOf(right));
}

/** An issue with the field that it belongs to, and the place inside that field. */
export function atField(fields: Field[], issue: Issue): FieldIssue {
  const field = fields.find((each) => isAt(each, issue.path));
  const within = field ? segmentsOf(issue.path.slice(field.pointer.length)) : [];
  return { ...issue, key: field?.key ?? null, within };
}

function isAt({ pointer, declared }: Field, path: string): boolean {
  if (declared) return path !== '' && !declared.has(segmentsOf(path)[0] ?? '');
  return path === pointer || path.startsWith(`${pointer}/`);
}
