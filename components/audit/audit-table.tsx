'use client';

import { RelativeTime } from '@/components/shell/relative-time';
import { type Column, DataTable } from '@/components/table/data-table';
import type { AuditEvent } from '@/lib/domain/audit/contract';
import type { AuditFilter } from '@/lib/domain/audit/queries';
import { actionLabels } from './action-labels';
import { AuditDetails } from './audit-details';
import styles from './audit-table.module.css';

type AuditTableProps = {
  events: AuditEvent[];
  filter: AuditFilter;
  onFilter: (filter: AuditFilter) => void;
};

const columns: Column<AuditEvent>[] = [
  { title: 'What', cell: ({ action }) => <span className={styles.what}>{actionLabels[action]}</span> },
  {
    title: 'Subject',
    cell: ({ subject_name, revision }) => (
      <>
        {subject_name}
        {revision !== null && <span className={styles.aside}> revision {revision}</span>}
      </>
    ),
  },
  {
    title: 'Who',
    cell: ({ actor }) => (
      <>
        {actor.name}
        {actor.kind === 'token' && <span className={styles.aside}> token</span>}
      </>
    ),
  },
  { title: 'Why', cell: ({ note }) => note && <span className={styles.note}>{note}</span> },
  { title: 'When', cell: ({ created_at }) => <RelativeTime time={created_at} /> },
];

/** The events of the audit; each opens to its difference. */
export function AuditTable({ events, filter, onFilter }: AuditTableProps) {
  return (
    <DataTable
      caption="Changes, newest first"
      columns={columns}
      rows={events}
      rowKey={({ id }) => id}
      details={{
        label: ({ action, subject_name }) => `${actionLabels[action]}: ${subject_name}`,
        render: (event) => <AuditDetails event={event} filter={filter} onFilter={onFilter} />,
      }}
    />
  );
}
