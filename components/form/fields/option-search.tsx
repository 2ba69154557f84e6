import { Combobox, useCombobox } from '@mantine/core';
import { useState } from 'react';
import { useIsAlive } from '@/components/shell/use-is-alive';
import type { ControlProps } from './control';
import classes from './fields.module.css';
import { optionFor, optionsOf } from './options-of';

/** The searchable choice: a text box over a list of options. Its default export is what loads lazily. */
export default function OptionSearch({ parameter, value, optional, onChange, input }: ControlProps) {
  // It comes alive after the form that it stands in.
  const isAlive = useIsAlive();
  // Null while nobody searches: the box then shows the present option.
  const [search, setSearch] = useState<string | null>(null);
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.updateSelectedOptionIndex('active', { scrollIntoView: true }),
    onDropdownClose: () => setSearch(null),
  });
  const options = optionsOf(parameter, value, optional);
  const present = optionFor(options, value);
  const words = (search ?? '').trim().toLowerCase();
  const found = options.filter(({ label }) => label.toLowerCase().includes(words));
  const choose = (key: string) => {
    onChange(options.find((option) => option.key === key)?.value);
    combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target withExpandedAttribute>
        <input
          {...input}
          disabled={input.disabled || !isAlive}
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={combobox.dropdownOpened}
          autoComplete="off"
          spellCheck={false}
          className={classes.search}
          value={search ?? present?.label ?? ''}
          onClick={() => combobox.openDropdown()}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => combobox.closeDropdown()}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            combobox.openDropdown();
            requestAnimationFrame(() => combobox.selectFirstOption());
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options className={classes.options} aria-label={parameter.title}>
          {found.map(({ key, label, disabled }) => (
            <Combobox.Option key={key} value={key} active={key === present?.key} disabled={disabled}>
              {label}
            </Combobox.Option>
          ))}
          {found.length === 0 ? <Combobox.Empty>No option matches</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
