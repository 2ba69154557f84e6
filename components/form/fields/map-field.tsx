import { isJsonObject, type JsonValue } from '@/lib/config-schema';
import { Composite } from './composite';
import { type Entry, entriesOf, wholeObject } from './contents';
import { type ControlProps, isGiven, nameOf } from './control';
import classes from './fields.module.css';
import { JsonField } from './json-field';
import { MapEntries } from './map-entries';

/** A key-value map. While two entries have one name it is a draft, so nothing typed is lost. */
export function MapField(props: ControlProps) {
  const { parameter, value, draft, issues, onChange, onDraft, input } = props;
  const entries = entriesOf(isJsonObject(value) ? value : undefined, draft);
  const isOther = isGiven(value) && !isJsonObject(value);
  if (parameter.value === null || entries === null || isOther) return <JsonField {...props} />;
  const write = (next: Entry[]) => {
    const whole = wholeObject(next);
    if ('value' in whole) onChange(whole.value);
    else onDraft(whole.draft, whole.message);
  };
  return (
    <Composite input={input}>
      {entries.length === 0 ? <p className={classes.empty}>{emptyText(value)}</p> : null}
      <MapEntries
        name={nameOf(props)}
        parameter={parameter.value}
        entries={entries}
        issues={issues}
        whole={input}
        onEntries={write}
      />
    </Composite>
  );
}

function emptyText(value: JsonValue | undefined): string {
  if (value === undefined) return 'Unset';
  return value === null ? 'null' : 'No entries';
}
