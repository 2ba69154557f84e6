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
  /** Gets the values of the boxes by name, times as RFC 3339, and returns the address that it goes to. */
  onFilter: (read: (name: string) => string | undefined) => string;
  onClear: () => void;
};

/** `sent` are the addresses that the boxes themselves led to and that are not shown yet. */
type Boxes = { key: number; address: string; sent: string[] };

/**
 * The boxes at another address. A new key gives them its values, such as after Back; at an address that they led to
 * themselves they stay, with what is typed in the meantime.
 */
function boxesAt({ key, sent }: Boxes, address: string): Boxes {
  if (!sent.includes(address)) return { key: key + 1, address, sent };
  return { key, address, sent: address === sent.at(-1) ? [] : sent };
}

/** What narrows a list. On narrow screens a button opens it. */
export function FilterForm(props: FilterFormProps) {
  const { label, lead, children, address, isFiltered, withoutSubmit, className = '' } = props;
  const id = useId();
  const [open, setOpen] = useState(false);

  const [boxes, setBoxes] = useState<Boxes>({ key: 0, address, sent: [] });
  if (boxes.address !== address) setBoxes(boxesAt(boxes, address));

  function apply(form: HTMLFormElement) {
    const typed = new FormData(form);
    const next = props.onFilter((name) => {
      const text = String(typed.get(name) ?? '');
      return name === 'from' || name === 'to' ? fromLocalInput(text) : text;
    });
    setBoxes((now) => (next === now.address ? now : { ...now, sent: [...now.sent, next] }));
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
      <form
        id={id}
        key={boxes.key}
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
