import { NativeSelect, TextInput } from '@mantine/core';
import { FilterForm } from '@/components/table/filter-form';
import { PeriodBoxes } from '@/components/table/period-boxes';
import type { AuditFilter } from '@/lib/domain/audit/queries';
import { actionLabels } from './action-labels';
import { auditUrl, filterOf } from './audit-filter';
import styles from './audit-filters.module.css';

const actions = [
  { value: '', label: 'Anything' },
  ...Object.entries(actionLabels).map(([value, label]) => ({ value, label })),
];

type AuditFiltersProps = { filter: AuditFilter; onChange: (filter: AuditFilter) => string };

/** What narrows the audit. */
export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  return (
    <FilterForm
      label="Filter the audit"
      address={auditUrl(filter)}
      isFiltered={auditUrl(filter) !== auditUrl({})}
      className={styles.form}
      onFilter={(read) => onChange(filterOf(read))}
      onClear={() => onChange({})}
    >
      <NativeSelect label="What" name="action" data={actions} defaultValue={filter.action ?? ''} />
      <TextInput label="Subject" name="subject" placeholder="Id or slug" defaultValue={filter.subject} />
      <TextInput label="Who" name="actor" placeholder="Name or id" defaultValue={filter.actor} />
      <PeriodBoxes from={filter.from} to={filter.to} />
    </FilterForm>
  );
}
