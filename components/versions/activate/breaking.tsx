import { formatValue } from '@/components/diff';
import { SingleField } from '@/components/form';
import type { ModelVersion } from '@/lib/domain/registry/contract';
import classes from './activate.module.css';
import type { Break, Choice } from './breaks';
import type { Activation } from './use-activation';

type BreakingProps = { activation: Activation; to: ModelVersion; isReadOnly: boolean };

/** The stored values that the new version does not take, each with the choice of what becomes of it. */
export function Breaking({ activation, to, isReadOnly }: BreakingProps) {
  const { breaks, undecided } = activation;
  if (breaks.length === 0) {
    return <p className={classes.fine}>Every stored value fits version {to.version}.</p>;
  }
  const open = undecided.length;
  return (
    <section aria-labelledby="breaking-title">
      <h3 id="breaking-title" className={classes.title}>
        {breaks.length === 1
          ? `1 stored value does not fit version ${to.version}`
          : `${breaks.length} stored values do not fit version ${to.version}`}
        <span role="status" className={classes.count}>
          {open === 0 ? 'all decided' : `${open} to decide`}
        </span>
      </h3>
      <fieldset role="presentation" disabled={isReadOnly} className={classes.decisions}>
        {breaks.map((entry) => (
          <Decide key={entry.path} entry={entry} activation={activation} to={to} />
        ))}
      </fieldset>
    </section>
  );
}

function Decide({ entry, activation, to }: { entry: Break; activation: Activation; to: ModelVersion }) {
  const { path, field, title, messages, current } = entry;
  const choice = activation.choices[path];
  const isOpen = activation.undecided.includes(entry);
  const option = (value: Choice, label: string) => (
    <label className={classes.choice}>
      <input
        type="radio"
        name={`decision ${path}`}
        checked={choice === value}
        onChange={() => activation.choose(path, value, field)}
      />
      <span>{label}</span>
    </label>
  );
  return (
    <fieldset
      id={decisionId(path)}
      className={classes.decision}
      data-open={isOpen || undefined}
      tabIndex={-1}
    >
      <legend className={classes.legend}>{title || 'All stored values'}</legend>
      <p className={classes.about}>
        <code>{path.slice(1)}</code>
        {current !== undefined && (
          <>
            {' '}
            is <strong>{formatValue(current)}</strong> today.
          </>
        )}{' '}
        {messages.join('. ')}.
      </p>
      {option('drop', dropText(entry, to.version))}
      {field !== null && option('value', 'Set another value')}
      {field !== null && choice === 'value' && (
        <div className={classes.field}>
          <SingleField form={activation.form} field={field} />
        </div>
      )}
    </fieldset>
  );
}

/** What workers get instead of a value that is dropped. */
function dropText({ field }: Break, version: number): string {
  if (field === null) return `Drop it: version ${version} has no such parameter`;
  return field.default === undefined
    ? 'Drop it: the parameter is unset then'
    : `Drop it: workers get ${formatValue(field.default)}, the default of version ${version}`;
}

/** The id of a decision, for the way there. */
export const decisionId = (path: string) => `decision-${encodeURIComponent(path)}`;
