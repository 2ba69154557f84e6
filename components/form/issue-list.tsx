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

function placeOf(parameter: Parameter, within: string[]): string {
  const [first, ...others] = within;
  if (first === undefined) return '';
  const head = parameter.type === 'array' ? `Item ${Number(first) + 1}` : first;
  return `${[head, ...others].join(', ')}: `;
}
