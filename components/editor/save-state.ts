import type { Field, FieldIssue, FieldKey } from '@/components/form';
import type { TextFault } from '@/components/shell/json-text';

/** Where "what is wrong" is: a field, or the text of the JSON view. */
export type Jump = { to: 'field'; key: FieldKey } | { to: 'text' };

/** Whether the config can be saved, and if not, the sentence that says why. */
export type SaveState = { reason: string | null; jump: Jump | null };

type Circumstances = {
  /** Why this person may not save at all (role, archived model, other version); null where they may. */
  refusal: string | null;
  saving: boolean;
  dirty: boolean;
  issues: FieldIssue[];
  fields: Field[];
  fault: TextFault | null;
};

/** The first thing that stands against saving. */
export function saveStateOf(circumstances: Circumstances): SaveState {
  const { refusal, saving, dirty, issues, fields, fault } = circumstances;
  if (refusal !== null) return { reason: refusal, jump: null };
  if (saving) return { reason: 'Saving…', jump: null };
  if (fault !== null) {
    return { reason: `The JSON text has an error in line ${fault.line}`, jump: { to: 'text' } };
  }
  if (issues.length > 0) return invalid(issues, fields);
  return { reason: dirty ? null : 'Nothing to save', jump: null };
}

function invalid(issues: FieldIssue[], fields: Field[]): SaveState {
  const first = issues.find(({ key }) => key !== null)?.key ?? null;
  if (first === null && issues.length === 1) {
    return { reason: `The config is invalid: ${issues[0]?.message}`, jump: null };
  }
  const titles = new Map(fields.map(({ key, parameter }) => [key, parameter.title]));
  const names = issues.map(
    ({ key, path }) => (key && titles.get(key)) ?? (path.slice(1) || 'the whole config'),
  );
  const invalid = [...new Set(names)];
  const count = invalid.length === 1 ? '1 value is invalid' : `${invalid.length} values are invalid`;
  return {
    reason: `${count}: ${enumerate(invalid)}`,
    jump: first === null ? null : { to: 'field', key: first },
  };
}

function enumerate(names: string[]): string {
  if (names.length <= 3) return names.join(', ');
  return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}
