import type { Parameter } from '@/lib/config-schema';
import classes from './form.module.css';
import type { FieldIssue } from './types';

/** So many are named; a list of a thousand bad items needs no thousand lines. */
const SHOWN = 3;

type IssueListProps = { id: string; parameter: Parameter; issues: FieldIssue[] };

/** What is wrong with one field, each with its place where the value has parts. */
export function IssueList({ id, parameter, issues }: IssueListProps) {
  if (issues.length === 0) return null;
  const more = issues.length - SHOWN;
  return (
    <div id={id} className={classes.issues}>
      {issues.slice(0, SHOWN).map((issue) => (
        <p key={issue.path}>
          {placeOf(parameter, issue.within)}
          {issue.message}
        </p>
      ))}
      {more > 0 ? <p>and {more} more</p> : null}
    </div>
  );
}

/** "Item 2, size, Item 1: ", as far as the value has parts. */
function placeOf(parameter: Parameter, within: string[]): string {
  const places = placesOf(parameter, within);
  return places.length === 0 ? '' : `${places.join(', ')}: `;
}

function placesOf(parameter: Parameter | null | undefined, [first, ...others]: string[]): string[] {
  if (first === undefined) return [];
  const forms = parameter ? [parameter, ...parameter.variants] : [];
  const list = forms.find(({ type }) => type === 'array');
  if (list && /^\d+$/.test(first)) return [`Item ${Number(first) + 1}`, ...placesOf(list.item, others)];
  const properties = forms.flatMap((form) => form.properties);
  return [first, ...placesOf(properties.find(({ name }) => name === first) ?? parameter?.value, others)];
}
