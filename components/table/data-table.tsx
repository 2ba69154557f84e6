'use client';

import { Fragment, type ReactNode, useId, useState } from 'react';
import { ChevronRightIcon } from '@/components/shell/icons';
import styles from './data-table.module.css';

export type Column<Row> = {
  title: string;
  cell: (row: Row) => ReactNode;
  /** `end` for numbers. */
  align?: 'end';
  /** For columns of buttons: the title is for screen readers only. */
  titleHidden?: boolean;
};

type DataTableProps<Row> = {
  /** What the table holds, for screen readers. */
  caption: string;
  /** The first column names the row. */
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** A part below the row that a button opens; `label` completes "Details of …". */
  details?: { label: (row: Row) => string; render: (row: Row) => ReactNode };
};

/** The one table of the lists. On narrow screens each row becomes a card with the titles inside. */
export function DataTable<Row>({ caption, columns, rows, rowKey, details }: DataTableProps<Row>) {
  return (
    <table className={styles.table}>
      <caption className={styles.hidden}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ title, align, titleHidden }) => (
            <th key={title} scope="col" data-align={align}>
              {titleHidden ? <span className={styles.hidden}>{title}</span> : title}
            </th>
          ))}
          {details && (
            <th scope="col">
              <span className={styles.hidden}>Details</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TableRow key={rowKey(row)} row={row} columns={columns} details={details} />
        ))}
      </tbody>
    </table>
  );
}

type TableRowProps<Row> = Pick<DataTableProps<Row>, 'columns' | 'details'> & { row: Row };

function TableRow<Row>({ row, columns, details }: TableRowProps<Row>) {
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  return (
    <Fragment>
      <tr className={styles.row} data-open={open || undefined}>
        {columns.map(({ title, cell, align, titleHidden }, index) => {
          const Cell = index === 0 ? 'th' : 'td';
          return (
            <Cell
              key={title}
              scope={index === 0 ? 'row' : undefined}
              data-align={align}
              data-title={titleHidden || index === 0 ? undefined : title}
            >
              {cell(row)}
            </Cell>
          );
        })}
        {details && (
          <td className={styles.opener}>
            <button
              type="button"
              className={styles.open}
              aria-expanded={open}
              aria-controls={open ? detailsId : undefined}
              aria-label={`Details of ${details.label(row)}`}
              onClick={() => setOpen(!open)}
            >
              <ChevronRightIcon />
            </button>
          </td>
        )}
      </tr>
      {details && open && (
        <tr id={detailsId} className={styles.details}>
          <td colSpan={columns.length + 1}>{details.render(row)}</td>
        </tr>
      )}
    </Fragment>
  );
}
