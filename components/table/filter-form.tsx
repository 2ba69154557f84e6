'use client';

import { Button } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { fromLocalInput } from '@/components/shell/local-time';
import styles from './filter-form.module.css';

type FilterFormProps = {
  /** "Filter the audit", for screen readers. */
  label: string;
  /** Before the form, and before what opens it where there is little room. */
  lead?: ReactNode;
  /** The boxes, each with a name; what a choice narrows, it narrows at once. */
  children: ReactNode;
  /** The address that the filter belongs to. */
  address: string;
  isFiltered: boolean;
  /** No box waits for the button. */
  withoutSubmit?: boolean;
  className?: string;
  /** Gets what the boxes hold, by name; times as RFC 3339. */
  onFilter: (read: (name: string) => string | undefined) => void;
  onClear: () => void;
};

/** What narrows a list. On narrow screens a button opens it. */
export function FilterForm(props: FilterFormProps) {
  const { label, lead, children, address, isFiltered, withoutSubmit, className = '' } = props;
  const id = useId();
  const [open, setOpen] = useState(false);

  function apply(form: HTMLFormElement) {
    const typed = new FormData(form);
    props.onFilter((name) => {
      const text = String(typed.get(name) ?? '');
      return name === 'from' || name === 'to' ? fromLocalInput(text) : text;
    });
  }

  return (
    <>
      <div className={styles.head}>
        {lead}
        {!isFiltered && (
          <Button
            className={styles.opener}
            variant="default"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            Filter…
          </Button>
        )}
      </div>
      {/* The key gives the boxes the values of another address, such as after Back. */}
      <form
        id={id}
        key={address}
        data-open={open || isFiltered || undefined}
        className={`${styles.form} ${className}`}
        aria-label={label}
        onSubmit={(event) => {
          event.preventDefault();
          apply(event.currentTarget);
        }}
        onChange={(event) => event.target instanceof HTMLSelectElement && apply(event.currentTarget)}
      >
        {children}
        <div className={styles.buttons}>
          {!withoutSubmit && <Button type="submit">Filter</Button>}
          {isFiltered && (
            <Button variant="default" onClick={props.onClear}>
              Clear
            </Button>
          )}
        </div>
      </form>
    </>
  );
}
