import { type Issue, type JsonObject, type JsonValue, toPointer } from '@/lib/config-schema';
import type { InputIssue, InputWarning } from '../input-builder';
import { checkPicture } from './check-picture';

type Checked = { inputs: JsonObject; issues: InputIssue[]; warnings: InputWarning[] };

/** Checks the pictures among the inputs, each by itself, and corrects what their data URLs say of their type. */
export function checkPictures(names: readonly string[], inputs: JsonObject): Checked {
  const checked: Checked = { inputs: { ...inputs }, issues: [], warnings: [] };
  const check = (value: JsonValue, path: (string | number)[]): JsonValue => {
    if (typeof value !== 'string') return value;
    const { picture, fault, warnings } = checkPicture(value);
    const at = ({ code, message }: Omit<Issue, 'path'>) => ({ path: toPointer(path), code, message });
    if (fault) checked.issues.push({ ...at(fault), part: 'inputs' });
    checked.warnings.push(...warnings.map(at));
    return picture;
  };
  for (const name of names) {
    const value = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
    if (value === undefined) continue;
    checked.inputs[name] = Array.isArray(value)
      ? value.map((item, index) => check(item, [name, index]))
      : check(value, [name]);
  }
  return checked;
}
