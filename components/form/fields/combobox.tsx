import { Select } from '@mantine/core';
import type { ControlProps } from './control';
import { optionFor, optionsOf } from './options-of';

/** The searchable choice. Its default export is what loads lazily. */
export default function Combobox({ parameter, value, optional, placeholder, onChange, input }: ControlProps) {
  const options = optionsOf(parameter, value, optional);
  return (
    <Select
      {...input}
      searchable
      selectFirstOptionOnChange
      onFocus={(event) => event.currentTarget.select()}
      allowDeselect={false}
      nothingFoundMessage="No option matches"
      placeholder={placeholder}
      maxDropdownHeight={280}
      data={options.map(({ key, label, disabled }) => ({ value: key, label, disabled }))}
      value={optionFor(options, value)?.key ?? null}
      onChange={(chosen) => onChange(options.find(({ key }) => key === chosen)?.value)}
    />
  );
}
