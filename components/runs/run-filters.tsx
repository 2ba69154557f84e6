'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { statusWords } from '@/components/result';
import { fromLocalInput, toLocalInput } from '@/components/shell/local-time';
import { Segmented } from '@/components/shell/segmented';
import { useIsAlive } from '@/components/shell/use-is-alive';
import type { Model } from '@/lib/domain/models/contract';
import { addressOf, type ListView, narrows, type RunsAddress, runsUrl, statusesOf } from './run-filter';
import styles from './run-filters.module.css';

const views: { value: ListView; label: string }[] = [
  { value: 'runs', label: 'Runs' },
  { value: 'jobs', label: 'All jobs' },
];

type RunFiltersProps = { address: RunsAddress; models: Model[]; onChange: (address: RunsAddress) => void };

/** What narrows the list. Times are shown in the zone of the browser, hence only once the page is alive. */
export function RunFilters({ address, models, onChange }: RunFiltersProps) {
  const { view, filter } = address;
  const alive = useIsAlive();
  const [open, setOpen] = useState(false);
  const isFiltered = narrows(filter);
  const hasTimes = filter.from !== undefined || filter.to !== undefined;
  const slug = models.find(({ id }) => id === filter.model)?.slug ?? filter.model ?? '';
  const isUnknown = slug !== '' && !models.some((model) => model.slug === slug);

  function apply(form: HTMLFormElement) {
    const typed = new FormData(form);
    onChange(
      addressOf((name) => {
        if (name === 'show') return view;
        const text = String(typed.get(name) ?? '');
        return name === 'from' || name === 'to' ? fromLocalInput(text) : text;
      }),
    );
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    apply(event.currentTarget);
  }

  return (
    <>
      <div className={styles.view}>
        <Segmented
          label="Show"
          options={views}
          value={view}
          onChange={(next) =>
            onChange(addressOf((name) => (name === 'show' ? next : (filter[name] ?? null))))
          }
        />
        {!isFiltered && (
          <Button
            className={styles.opener}
            variant="default"
            aria-expanded={open}
            aria-controls="run-filters"
            onClick={() => setOpen(!open)}
          >
            Filter…
          </Button>
        )}
      </div>
      {/* The key gives the boxes the values of another address, such as after Back. */}
      <form
        id="run-filters"
        data-open={open || isFiltered || undefined}
        key={`${runsUrl(address)} ${alive && hasTimes}`}
        className={styles.form}
        onSubmit={submit}
        aria-label="Filter the runs"
      >
        <NativeSelect
          label="State"
          name="status"
          data={[
            { value: '', label: 'Any state' },
            ...statusesOf(view).map((value) => ({ value, label: statusWords[value] })),
          ]}
          defaultValue={filter.status ?? ''}
          onChange={(event) => event.currentTarget.form && apply(event.currentTarget.form)}
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
          onChange={(event) => event.currentTarget.form && apply(event.currentTarget.form)}
        />
        {view === 'runs' && (
          <>
            <TextInput
              label="From"
              name="from"
              type="datetime-local"
              defaultValue={alive ? toLocalInput(filter.from) : ''}
            />
            <TextInput
              label="To"
              name="to"
              type="datetime-local"
              defaultValue={alive ? toLocalInput(filter.to) : ''}
            />
          </>
        )}
        <div className={styles.buttons}>
          {view === 'runs' && <Button type="submit">Filter</Button>}
          {isFiltered && (
            <Button variant="default" onClick={() => onChange({ view, filter: {} })}>
              Clear
            </Button>
          )}
        </div>
      </form>
    </>
  );
}
