'use client';

import type { FormHandle } from './create-schema-form';
import classes from './form.module.css';
import { useFormIssues } from './use-schema-form';

/** The issues that no field stands for: rules over several parameters, and parameters that this version lacks. */
export function FormIssues({ form }: { form: FormHandle }) {
  const issues = useFormIssues(form);
  if (issues.length === 0) return null;
  return (
    <section className={classes.formIssues} aria-label="Problems of the whole config">
      <ul>
        {issues.map(({ path, message }) => (
          <li key={path}>
            {path === '' ? null : <code>{path} </code>}
            {message}
          </li>
        ))}
      </ul>
    </section>
  );
}
