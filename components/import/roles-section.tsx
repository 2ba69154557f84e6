import { formatValue } from '@/components/diff';
import { Segmented } from '@/components/shell/segmented';
import { type Column, DataTable } from '@/components/table/data-table';
import { type Parameter, parametersOf, type Role } from '@/lib/config-schema';
import classes from './import.module.css';
import { typeText } from './type-text';
import type { ImportForm } from './use-import-form';

const roles = [
  { value: 'config', label: 'Config' },
  { value: 'input', label: 'Input' },
] as const satisfies { value: Role; label: string }[];

/** Every parameter, and whether it is tuned here or comes with each job. */
export function RolesSection({ form }: { form: ImportForm }) {
  const parameters = form.schema ? parametersOf(form.schema) : [];
  if (parameters.length === 0) return null;
  const columns: Column<Parameter>[] = [
    {
      title: 'Parameter',
      cell: ({ name, title }) => (
        <span className={classes.name}>
          {title} {title !== name && <code>{name}</code>}
        </span>
      ),
    },
    { title: 'Type', cell: (parameter) => typeText(parameter) },
    {
      title: 'Default',
      cell: (parameter) => (
        <span className={classes.default}>{parameter.hasDefault ? formatValue(parameter.default) : '—'}</span>
      ),
    },
    { title: 'Required', cell: ({ required, hasDefault }) => (required && !hasDefault ? 'yes' : 'no') },
    {
      title: 'Role',
      cell: ({ name, title, role, secret }) =>
        secret ? (
          'Input: a secret is never stored'
        ) : (
          <Segmented
            label={`Role of ${title}`}
            options={roles}
            value={role}
            onChange={(next) => form.setRole(name, next)}
          />
        ),
    },
  ];
  return (
    <section aria-labelledby="import-roles" className={classes.section}>
      <h2 id="import-roles">Parameters</h2>
      <p className={classes.help}>
        Config is tuned here and the same for all jobs. Inputs come with each job, such as the prompt. Correct
        what was guessed wrong.
      </p>
      <DataTable caption="Parameters" columns={columns} rows={parameters} rowKey={({ name }) => name} />
    </section>
  );
}
