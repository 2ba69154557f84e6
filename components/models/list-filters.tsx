'use client';

import { Checkbox, NativeSelect } from '@mantine/core';
import { useIsAlive } from '@/components/shell/use-is-alive';
import type { ModelFilter } from '@/lib/domain/models/queries';
import type { FilterChoices } from './filter-choices';
import styles from './list-filters.module.css';
import { SearchBox } from './search-box';

type ListFiltersProps = {
  filter: ModelFilter;
  choices: FilterChoices;
  onChange: (change: Partial<ModelFilter>) => void;
};

/** What narrows the list of models. */
export function ListFilters({ filter, choices, onChange }: ListFiltersProps) {
  const disabled = !useIsAlive();
  return (
    <search className={styles.root}>
      <SearchBox value={filter.q ?? ''} onChange={(q) => onChange({ q })} />
      <NativeSelect
        aria-label="Provider"
        disabled={disabled}
        value={filter.provider ?? ''}
        onChange={(event) => onChange({ provider: event.currentTarget.value })}
        data={[
          { value: '', label: 'All providers' },
          ...choices.providers.map((provider) => ({ value: provider, label: provider })),
        ]}
      />
      <NativeSelect
        aria-label="Overrides"
        disabled={disabled}
        value={filter.overrides ?? ''}
        onChange={(event) => onChange({ overrides: event.currentTarget.value })}
        data={[
          { value: '', label: 'Any overrides' },
          ...choices.parameters.map((parameter) => ({ value: parameter, label: `Overrides ${parameter}` })),
        ]}
      />
      <Checkbox
        label="Show archived"
        disabled={disabled}
        checked={filter.archived === 'true'}
        onChange={(event) => onChange({ archived: event.currentTarget.checked ? 'true' : undefined })}
      />
    </search>
  );
}
