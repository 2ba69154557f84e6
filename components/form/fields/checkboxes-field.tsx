import { useState } from 'react';
import { equal, type JsonValue } from '@/lib/config-schema';
import { Composite } from './composite';
import { type ControlProps, isGiven, nameOf, partOf } from './control';
import classes from './fields.module.css';
import { JsonField } from './json-field';
import { optionsOf } from './options-of';
import parts from './parts.module.css';

/** More options than this are hard to find without a search. */
const PLAIN_OPTIONS = 12;

/** Some of a few options, each at most once. What is ticked last stands last; what is no option can be taken out. */
export function CheckboxesField(props: ControlProps) {
  const { parameter, value, draft, onChange, input } = props;
  const [search, setSearch] = useState('');
  const { item, maxItems } = parameter;
  if (item === null || draft !== undefined || (isGiven(value) && !Array.isArray(value))) {
    return <JsonField {...props} />;
  }
  const chosen: JsonValue[] = Array.isArray(value) ? value : [];
  const strays = chosen.flatMap((each) => optionsOf(item, each, false).filter(({ key }) => key === 'stray'));
  const options = [...optionsOf(item, item.options?.[0], false), ...strays];
  const words = search.trim().toLowerCase();
  const isFull = maxItems !== null && chosen.length >= maxItems;
  const toggle = (option: JsonValue) =>
    onChange(isIn(chosen, option) ? chosen.filter((each) => !equal(each, option)) : [...chosen, option]);
  return (
    <Composite input={input}>
      {options.length > PLAIN_OPTIONS ? (
        <input
          type="search"
          className={classes.input}
          aria-label={`Search the options of ${nameOf(props)}`}
          placeholder="Search"
          disabled={input.disabled}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      ) : null}
      <ul className={parts.checkboxes}>
        {options.map(({ key, label, value: option = null }, index) => (
          <li key={`${key} ${label}`} hidden={!label.toLowerCase().includes(words)}>
            <label className={parts.choice}>
              <input
                {...partOf(input, String(index), '')}
                aria-label={undefined}
                type="checkbox"
                className={classes.checkbox}
                checked={isIn(chosen, option)}
                disabled={input.disabled || (isFull && !isIn(chosen, option))}
                onChange={() => toggle(option)}
              />
              {label}
            </label>
          </li>
        ))}
      </ul>
      <p className={classes.hint}>
        {value === undefined ? 'Unset' : value === null ? 'null' : `${chosen.length} of ${options.length}`}
        {isFull ? `, at most ${maxItems}` : null}
      </p>
    </Composite>
  );
}

function isIn(chosen: JsonValue[], option: JsonValue): boolean {
  return chosen.some((each) => equal(each, option));
}
