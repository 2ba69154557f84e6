'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { fromLocalInput, toLocalInput } from '@/components/shell/local-time';
import { useIsAlive } from '@/components/shell/use-is-alive';
import type { AuditFilter } from '@/lib/domain/audit/queries';
import { actionLabels } from './action-labels';
import { auditUrl, filterOf } from './audit-filter';
import styles from './audit-filters.module.css';

const actions = [
  { value: '', label: 'Anything' },
  ...Object.entries(actionLabels).map(([value, label]) => ({ value, label })),
];

type AuditFiltersProps = { filter: AuditFilter; onChange: (filter: AuditFilter) => void };

/** What narrows the audit. Times are shown in the zone of the browser, hence only once the page is alive. */
export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const alive = useIsAlive();
  const [open, setOpen] = useState(false);
  const isFiltered = auditUrl(filter) !== auditUrl({});
  const hasTimes = filter.from !== undefined || filter.to !== undefined;

  function apply(form: HTMLFormElement) {
    const typed = new FormData(form);
    onChange(
      filterOf((name) => {
        const text = String(typed.get(name));
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
      {!isFiltered && (
        <Button
          className={styles.opener}
          variant="default"
          aria-expanded={open}
          aria-controls="audit-filters"
          onClick={() => setOpen(!open)}
        >
          Filter…
        </Button>
      )}
      {/* The key gives the boxes the values of another address, such as after Back. */}
      <form
        id="audit-filters"
        data-open={open || isFiltered || undefined}
        key={`${auditUrl(filter)} ${alive && hasTimes}`}
        className={styles.form}
        onSubmit={submit}
        aria-label="Filter the audit"
      >
        <NativeSelect
          label="What"
          name="action"
          data={actions}
          defaultValue={filter.action ?? ''}
          onChange={(event) => event.currentTarget.form && apply(event.currentTarget.form)}
        />
        <TextInput label="Subject" name="subject" placeholder="Id or slug" defaultValue={filter.subject} />
        <TextInput label="Who" name="actor" placeholder="Name or id" defaultValue={filter.actor} />
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
        <div className={styles.buttons}>
          <Button type="submit">Filter</Button>
          {isFiltered && (
            <Button variant="default" onClick={() => onChange({})}>
              Clear
            </Button>
          )}
        </div>
      </form>
    </>
  );
}
