import type { JsonValue, Parameter } from '@/lib/config-schema';
import { singleControlFor } from '../single-registry';
import { blankOf } from './blank-of';
import { Composite } from './composite';
import { type ControlProps, focusPart, partOf } from './control';
import classes from './fields.module.css';
import { IconButton } from './item-buttons';
import { JsonField } from './json-field';
import { type Entry, entriesOf, readEntries } from './map-entries';

/** A key-value map. While two entries have one name it is a draft, so nothing typed is lost. */
export function MapField(props: ControlProps) {
  const { parameter, value, draft, issues, onChange, onDraft, input } = props;
  const entries = entriesOf(value, draft);
  if (parameter.value === null || entries === null) return <JsonField {...props} />;
  const valueParameter = parameter.value;
  const write = (next: Entry[]) => {
    const read = readEntries(next);
    if ('value' in read) onChange(read.value);
    else onDraft?.(JSON.stringify(next), read.message);
  };
  return (
    <Composite input={input}>
      <ul className={classes.list}>
        {entries.map(([name, each], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name changes while it is typed; the place does not
          <li key={index} className={classes.item}>
            <input
              {...partOf(input, `${index}-name`, `${parameter.title}, entry ${index + 1}, name`)}
              className={classes.input}
              placeholder="Name"
              autoComplete="off"
              value={name}
              onChange={(event) => write(entries.with(index, [event.currentTarget.value, each]))}
            />
            <EntryValue
              parameter={valueParameter}
              value={each}
              onChange={(next) => write(entries.with(index, [name, next]))}
              input={partOf(
                input,
                `${index}-value`,
                `${parameter.title}, value of ${name || `entry ${index + 1}`}`,
                issues.some(({ within }) => within[0] === name),
              )}
            />
            <IconButton
              label={`Remove ${name || `entry ${index + 1}`} from ${parameter.title}`}
              path="M4.5 4.5l7 7m0-7l-7 7"
              disabled={input.disabled}
              onClick={() => write(entries.toSpliced(index, 1))}
            />
          </li>
        ))}
      </ul>
      {entries.length === 0 ? <p className={classes.empty}>{emptyText(value)}</p> : null}
      <div className={classes.footer}>
        <button
          type="button"
          className={classes.button}
          aria-label={`Add an entry to ${parameter.title}`}
          disabled={input.disabled}
          onClick={() => {
            write([...entries, ['', blankOf(valueParameter)]]);
            focusPart(input, `${entries.length}-name`);
          }}
        >
          Add
        </button>
      </div>
    </Composite>
  );
}

type EntryValueProps = {
  parameter: Parameter;
  value: JsonValue;
  onChange: (value: JsonValue) => void;
  input: ControlProps['input'];
};

function EntryValue({ parameter, value, onChange, input }: EntryValueProps) {
  const Control = singleControlFor(parameter);
  return (
    <Control
      parameter={parameter}
      value={value}
      optional={false}
      placeholder={value === null ? 'null' : ''}
      issues={[]}
      onChange={(next) => onChange(next ?? '')}
      input={input}
    />
  );
}

function emptyText(value: JsonValue | undefined): string {
  if (value === undefined) return 'Unset';
  return value === null ? 'null' : 'No entries';
}
