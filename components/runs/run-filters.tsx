import { NativeSelect } from '@mantine/core';
import { statusWords } from '@/components/result';
import { Segmented } from '@/components/shell/segmented';
import { FilterForm } from '@/components/table/filter-form';
import { PeriodBoxes } from '@/components/table/period-boxes';
import type { Model } from '@/lib/domain/models/contract';
import { addressOf, type ListView, narrows, type RunsAddress, runsUrl, statuses } from './run-filter';

const views: { value: ListView; label: string }[] = [
  { value: 'runs', label: 'Runs' },
  { value: 'jobs', label: 'All jobs' },
];

type RunFiltersProps = { address: RunsAddress; models: Model[]; onChange: (address: RunsAddress) => string };

/** What the list shows, and what narrows it. */
export function RunFilters({ address, models, onChange }: RunFiltersProps) {
  const { view, filter } = address;
  const slug = models.find(({ id }) => id === filter.model)?.slug ?? filter.model ?? '';
  const isUnknown = slug !== '' && !models.some((model) => model.slug === slug);
  return (
    <FilterForm
      label="Filter the runs"
      lead={
        <Segmented
          label="Show"
          options={views}
          value={view}
          onChange={(next) =>
            onChange(addressOf((name) => (name === 'show' ? next : (filter[name] ?? null))))
          }
        />
      }
      address={runsUrl(address)}
      isFiltered={narrows(filter)}
      withoutSubmit={view === 'jobs'}
      onFilter={(read) => onChange(addressOf((name) => (name === 'show' ? view : read(name))))}
      onClear={() => onChange({ view, filter: {} })}
    >
      <NativeSelect
        label="State"
        name="status"
        data={[
          { value: '', label: 'Any state' },
          ...statuses.map((value) => ({ value, label: statusWords[value] })),
        ]}
        defaultValue={filter.status ?? ''}
      />
      <NativeSelect
        label="Model"
        name="model"
        data={[
          { value: '', label: 'Any model' },
          ...models.map((model) => ({ value: model.slug, label: model.name })),
          ...(isUnknown ? [slug] : []),
        ]}
        defaultValue={slug}
      />
      {view === 'runs' && <PeriodBoxes from={filter.from} to={filter.to} />}
    </FilterForm>
  );
}
